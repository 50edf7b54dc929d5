-- When the owner of a sheet's practice, in another project, was written to about the workshop.
alter table sheet add column owner_told_at timestamptz;

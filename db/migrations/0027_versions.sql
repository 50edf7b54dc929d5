-- Versions are read by everybody who may read the page: what was changed, and by which note.
alter table published_version add note text not null default '';

-- The first of the versions that followed each other on the public page without a break. What was withdrawn stays
-- withdrawn when a newer text is published: only those since then are public. Null, from before: the version alone.
alter table published add since_version integer;

create policy open on published_version for select using (exists (
  select from published p where p.record_id = published_version.record_id
    and published_version.version between coalesce(p.since_version, p.version) and p.version));

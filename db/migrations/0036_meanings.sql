-- Numbers that a service, where somebody set one, made of published texts, of length one; texts of like meaning have like
-- numbers. They go with the published text.
create table published_meaning (
  record_id uuid primary key references published on delete cascade,
  model text not null,
  version integer not null,
  numbers real[] not null
);
grant select, insert, update, delete on published_meaning to uptake_app;

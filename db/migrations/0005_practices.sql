-- Good practices: the fields of the practice form. Title, summary, themes, partner, start and publication stand on the record.

create table practice (
  id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  description text not null default '',
  resources text not null default '',
  evidence text not null default '',
  difficulties text not null default '',
  -- Asked for, and no source tells: said so, never left open in silence.
  difficulties_unknown boolean not null default false,
  transfer text not null default '',
  author_organisation text not null default '',
  -- The owner when it is not the partner the record belongs to.
  owner_organisation text not null default '',
  country text not null default '',
  city text not null default '',
  level text check (level in ('national', 'regional', 'local')),
  ends_on text collate "C",
  -- How sure it is that the practice comes from the project's learning, and why.
  provenance text check (provenance in ('confirmed', 'probable', 'unconfirmed')),
  provenance_reason text not null default '',
  figures jsonb not null default '[]',
  sources jsonb not null default '[]'
);
create index practice_project on practice (project_id);
call protect('practice');

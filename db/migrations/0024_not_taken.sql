-- Practices that a city looked at and did not take, and why: as worth knowing as what it took.

create table not_taken (
  id uuid primary key,
  project_id uuid not null references project,
  -- The partner that looked at it
  partner_id uuid not null references record on delete cascade,
  -- Of this project, or published by another
  practice_id uuid not null references record on delete cascade,
  -- The workshop where that came out, if it was one
  event_id uuid references record on delete set null,
  reason text not null check (reason <> ''),
  language text not null,
  decided_on text not null collate "C",
  is_public boolean not null default false,
  made_at timestamptz not null,
  made_by uuid references person,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person
);
create unique index not_taken_once on not_taken (practice_id, partner_id) where withdrawn_at is null;
create index not_taken_project on not_taken (project_id);
create index not_taken_partner on not_taken (partner_id);
call protect('not_taken');

-- Everybody reads it once the partner says so, as long as both have public pages.
create policy open on not_taken for select using (
  is_public and withdrawn_at is null
  and exists (select from published p where p.record_id = not_taken.practice_id)
  and exists (select from published p where p.record_id = not_taken.partner_id));

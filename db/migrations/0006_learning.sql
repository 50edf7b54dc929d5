-- Learning events and lessons. Kind, state, host, date and themes stand on the record.

create table event (
  id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  number integer,
  ends_on text collate "C",
  -- Exact moments, known only together with the zone of the place.
  starts_at timestamptz,
  ends_at timestamptz,
  zone text,
  place text not null default '',
  web_address text not null default '',
  mode text not null check (mode in ('on-site', 'online', 'hybrid', 'unknown')),
  stage integer check (stage between 1 and 5),
  topics text[] not null default '{}',
  description text not null default '',
  conclusions text not null default '',
  sources jsonb not null default '[]',
  check (starts_at is null or zone is not null),
  check (ends_at is null or starts_at is not null)
);
create index event_project on event (project_id);
call protect('event');

-- Partners who came, besides the host
create table event_visitor (
  project_id uuid not null references project,
  event_id uuid not null references event on delete cascade,
  partner_id uuid not null references record,
  primary key (event_id, partner_id)
);
create index event_visitor_partner on event_visitor (partner_id);
create index event_visitor_project on event_visitor (project_id);
call protect('event_visitor');

create table lesson (
  id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  description text not null default '',
  sources jsonb not null default '[]'
);
create index lesson_project on lesson (project_id);
call protect('lesson');

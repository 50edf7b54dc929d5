-- What happens when at a learning event, and which practices are shown there.

create table agenda_session (
  id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  event_id uuid not null references event on delete cascade,
  kind text not null check (kind in ('talk', 'visit', 'workshop', 'break')),
  title text not null,
  -- A whole day, and times of day at the place; null where they are not known yet. The event knows the zone.
  day text collate "C" check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  starts text collate "C" check (starts ~ '^\d{2}:\d{2}$'),
  ends text collate "C" check (ends ~ '^\d{2}:\d{2}$'),
  description text not null default '',
  speakers text not null default '',
  place text not null default '',
  web_address text not null default '',
  language text not null,
  is_public boolean not null,
  removed_at timestamptz,
  check (starts is null or day is not null),
  check (ends is null or starts is not null)
);
create index agenda_session_event on agenda_session (event_id, day, starts);
create index agenda_session_project on agenda_session (project_id);
call protect('agenda_session');

-- Everybody reads the public sessions of an event that is published, and no others.
create policy open on agenda_session for select using (
  is_public and removed_at is null and exists (select from published p where p.record_id = agenda_session.event_id));

create table agenda_practice (
  project_id uuid not null references project,
  session_id uuid not null references agenda_session on delete cascade,
  practice_id uuid not null references record,
  primary key (session_id, practice_id)
);
create index agenda_practice_practice on agenda_practice (practice_id);
create index agenda_practice_project on agenda_practice (project_id);
call protect('agenda_practice');
create policy open on agenda_practice for select using (exists (
  select from agenda_session s where s.id = agenda_practice.session_id));

-- The links of the chain that the agenda made: one for each practice and way of being shown at an event.
create table agenda_link (
  project_id uuid not null references project,
  event_id uuid not null references event on delete cascade,
  practice_id uuid not null references record,
  type text not null,
  link_id uuid not null references link,
  primary key (event_id, practice_id, type)
);
create index agenda_link_project on agenda_link (project_id);
create index agenda_link_link on agenda_link (link_id);
call protect('agenda_link');

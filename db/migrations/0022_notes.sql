-- What a person writes down at a learning event, and the photographs that go with it. No record: it is theirs to
-- change and to throw away, and what lasts of it becomes a lesson.

create table note (
  id uuid primary key,
  project_id uuid not null references project,
  event_id uuid not null references event on delete cascade,
  session_id uuid references agenda_session on delete set null,
  author_id uuid not null references person,
  content text not null,
  language text not null,
  -- For everybody of the project, or for its author alone
  is_shared boolean not null,
  revision integer not null default 1,
  -- When it was written, by the clock of the device; without a network it comes here later.
  written_at timestamptz not null,
  changed_at timestamptz not null
);
create index note_event on note (event_id, written_at);
create index note_author on note (author_id);
create index note_project on note (project_id);
call protect('note');
create policy reader on note as restrictive using (is_shared or author_id = (select scope_person()));

create table note_photograph (
  id uuid primary key,
  project_id uuid not null references project,
  note_id uuid not null references note on delete cascade,
  file_hash text not null references file,
  name text not null,
  caption text not null default ''
);
create index note_photograph_note on note_photograph (note_id);
create index note_photograph_project on note_photograph (project_id);
call protect('note_photograph');
-- Whoever may read a note may see its photographs.
create policy reader on note_photograph as restrictive using (
  exists (select from note n where n.id = note_photograph.note_id));

-- Whoever closes their account takes away what was for them alone, also in projects they left.
create policy own on note using (author_id = (select scope_person()));

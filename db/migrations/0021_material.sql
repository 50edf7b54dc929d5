-- Slides, minutes, photographs and other things that were shown or written at an event, as files or as links.

create table material (
  id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  event_id uuid not null references event on delete cascade,
  -- Null: it belongs to the event as a whole
  session_id uuid references agenda_session,
  kind text not null check (kind in ('slides', 'minutes', 'photographs', 'document')),
  title text not null,
  web_address text not null default '',
  language text not null,
  is_public boolean not null,
  removed_at timestamptz
);
create index material_event on material (event_id);
create index material_session on material (session_id) where session_id is not null;
create index material_project on material (project_id);
call protect('material');

-- Everybody reads the public material of an event that is published, and its files; nobody but the project any other.
create policy open on material for select using (
  is_public and removed_at is null and exists (select from published p where p.record_id = material.event_id));
create policy material on attachment for select using (exists (select from material m where m.id = attachment.record_id));

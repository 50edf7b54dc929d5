-- What was read of a calendar file and waits to be looked over by whoever brought it; forgotten after a day.
create table calendar_import (
  id uuid primary key,
  project_id uuid not null references project,
  person_id uuid not null references person on delete cascade,
  host_id uuid references record,
  kind text not null,
  file_name text not null,
  content jsonb not null,
  made_at timestamptz not null
);
create index calendar_import_project on calendar_import (project_id);
create index calendar_import_person on calendar_import (person_id);
create index calendar_import_host on calendar_import (host_id) where host_id is not null;
call protect('calendar_import');

-- By which name an event was called in the calendar it came from, so that it is known again there.
create table imported_event (
  project_id uuid not null references project,
  uid text not null,
  -- Which one of those that repeat; empty when it happens once
  part text not null,
  event_id uuid not null references record on delete cascade,
  primary key (project_id, uid, part)
);
create index imported_event_event on imported_event (event_id);
call protect('imported_event');

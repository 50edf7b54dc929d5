-- Who was at an event, day by day, and the code at the door by which guests say so themselves.

create table attendance (
  registration_id uuid not null references registration on delete cascade,
  day text collate "C" not null,
  project_id uuid not null references project,
  event_id uuid not null references record on delete cascade,
  is_present boolean not null,
  marked_at timestamptz not null,
  primary key (registration_id, day)
);
create index attendance_event on attendance (event_id, day);
create index attendance_project on attendance (project_id);
call protect('attendance');

-- When whoever was there was written to about the certificate and the questions
alter table registration add column thanked_at timestamptz;

create table door (
  event_id uuid not null references record on delete cascade,
  day text collate "C" not null,
  project_id uuid not null references project,
  code text not null unique,
  primary key (event_id, day)
);
create index door_project on door (project_id);
call protect('door');
create policy by_code on door for select using (code = nullif(current_setting('uptake.door', true), ''));

-- Whoever knows the code at a door may, for this transaction, say in its project that they are there.
create function open_door(typed text) returns jsonb language plpgsql as $$
declare
  found_door door;
begin
  perform set_config('uptake.door', typed, true);
  select * into found_door from door d where d.code = typed;
  perform set_config('uptake.door', '', true);
  if found_door.event_id is null then
    return null;
  end if;
  perform set_config('uptake.projects', found_door.project_id::text, true);
  return jsonb_build_object('event', found_door.event_id, 'project', found_door.project_id, 'day', found_door.day);
end $$;
grant execute on function open_door to uptake_app;

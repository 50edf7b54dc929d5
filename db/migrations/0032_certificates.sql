-- Certificates of attendance, checked by their number at a public address; what guests say of an event, without names.

create table certificate (
  number text primary key,
  project_id uuid not null references project,
  event_id uuid not null references record on delete cascade,
  registration_id uuid not null unique references registration on delete cascade,
  issued_at timestamptz not null
);
create index certificate_project on certificate (project_id);
create index certificate_event on certificate (event_id);
call protect('certificate');
create policy by_number on certificate for select
  using (number = nullif(current_setting('uptake.certificate', true), ''));

-- Whoever holds a number may, for this transaction, see what was certified; gives the registration and its project.
create function open_certificate(typed text) returns jsonb language plpgsql as $$
declare
  held certificate;
begin
  perform set_config('uptake.certificate', typed, true);
  select * into held from certificate c where c.number = typed;
  perform set_config('uptake.certificate', '', true);
  if held.number is null then
    return null;
  end if;
  perform set_config('uptake.projects', held.project_id::text, true);
  return jsonb_build_object('registration', held.registration_id, 'project', held.project_id);
end $$;
grant execute on function open_certificate to uptake_app;

-- Nothing leads from an answer to who gave it: its id tells no time, and the guest is marked without one.
create table feedback (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references project,
  event_id uuid not null references record on delete cascade,
  useful smallint not null check (useful between 1 and 5),
  take_home text not null,
  different text not null,
  language text not null
);
create index feedback_event on feedback (event_id);
create index feedback_project on feedback (project_id);
call protect('feedback');
alter table registration add column gave_feedback boolean not null default false;

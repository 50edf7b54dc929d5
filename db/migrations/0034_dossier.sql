-- Dossiers of study visits: questions for the project only, and what visitors bring home.

-- A question may also be for the project alone; then the public reads neither it nor its answer.
alter table question add column is_public boolean not null default true;
drop policy open on question;
create policy open on question for select using (is_public and state = 'answered' and exists (
  select from published p where p.record_id = question.record_id));

-- What somebody brings home from a visit: what, for whom, by when.
create table brought_home (
  id uuid primary key,
  project_id uuid not null references project,
  event_id uuid not null references event on delete cascade,
  person_id uuid not null references person,
  what text not null,
  receiver text not null,
  due_on text collate "C",
  done_on text collate "C",
  made_at timestamptz not null
);
create index brought_home_event on brought_home (event_id);
create index brought_home_person on brought_home (person_id) where done_on is null;
create index brought_home_project on brought_home (project_id);
call protect('brought_home');

-- People of a visiting partner who were not there themselves: nothing is expected of them.
create table visit_absence (
  event_id uuid not null references event on delete cascade,
  person_id uuid not null references person,
  project_id uuid not null references project,
  said_at timestamptz not null,
  primary key (event_id, person_id)
);
create index visit_absence_person on visit_absence (person_id);
create index visit_absence_project on visit_absence (project_id);
call protect('visit_absence');

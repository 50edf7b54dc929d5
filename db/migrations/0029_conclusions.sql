-- What those present at an event concluded, each by itself, so that it can be tied to what came of it.

create table conclusion (
  id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  description text not null default ''
);
create index conclusion_project on conclusion (project_id);
call protect('conclusion');

-- Who was invited to go through a sheet at an import workshop: nobody is told twice.
create table sheet_invitation (
  sheet_id uuid not null references sheet on delete cascade,
  person_id uuid not null references person on delete cascade,
  project_id uuid not null references project,
  invited_at timestamptz not null,
  invited_by uuid references person,
  primary key (sheet_id, person_id)
);
create index sheet_invitation_project on sheet_invitation (project_id);
create index sheet_invitation_person on sheet_invitation (person_id);
call protect('sheet_invitation');

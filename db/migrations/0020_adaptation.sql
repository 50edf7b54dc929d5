-- Adaptation sheets of import workshops: what a city that thinks of taking a practice up goes through with whoever
-- owns it, row by row; what they decided, and what is still open.

create table sheet (
  id uuid primary key,
  project_id uuid not null references project,
  event_id uuid not null references event on delete cascade,
  -- Of this project, or published by another.
  practice_id uuid not null references record on delete cascade,
  -- The partner that thinks of taking it up
  importer_id uuid not null references record,
  -- The draft that came of it
  action_id uuid references record on delete set null,
  made_at timestamptz not null,
  made_by uuid references person,
  unique (event_id, practice_id, importer_id)
);
create index sheet_project on sheet (project_id);
create index sheet_practice on sheet (practice_id);
create index sheet_importer on sheet (importer_id);
call protect('sheet');

-- What is compared: a known aspect, or one with a name of its own. Each row is saved for itself.
create table sheet_row (
  id uuid primary key,
  project_id uuid not null references project,
  sheet_id uuid not null references sheet on delete cascade,
  position integer not null,
  aspect text not null check (aspect in ('law', 'governance', 'staff', 'technology', 'data', 'money', 'other')),
  name text not null default '',
  finding text not null default 'unknown' check (finding in ('unknown', 'same', 'changed', 'missing', 'not-needed')),
  -- How it is where the practice is at home, and where it is to go
  there text not null default '',
  here text not null default '',
  revision integer not null default 1,
  -- Null while nobody wrote anything
  changed_at timestamptz,
  changed_by uuid references person,
  check ((aspect = 'other') = (name <> '')),
  unique (sheet_id, position)
);
create index sheet_row_project on sheet_row (project_id);
call protect('sheet_row');

create table sheet_decision (
  id uuid primary key,
  project_id uuid not null references project,
  sheet_id uuid not null references sheet on delete cascade,
  content text not null check (content <> ''),
  -- Who decided: a person, a body, both cities
  decided_by text not null,
  decided_on text not null collate "C",
  made_at timestamptz not null,
  made_by uuid references person,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person
);
create index sheet_decision_project on sheet_decision (project_id);
create index sheet_decision_sheet on sheet_decision (sheet_id);
call protect('sheet_decision');

create table sheet_question (
  id uuid primary key,
  project_id uuid not null references project,
  sheet_id uuid not null references sheet on delete cascade,
  content text not null check (content <> ''),
  -- The partner who finds out
  answerer_id uuid not null references record,
  due_on text collate "C",
  asked_at timestamptz not null,
  asked_by uuid references person,
  answer text not null default '',
  revision integer not null default 1,
  answered_at timestamptz,
  answered_by uuid references person,
  check ((answered_at is null) = (answer = ''))
);
create index sheet_question_project on sheet_question (project_id) where answered_at is null;
create index sheet_question_sheet on sheet_question (sheet_id);
create index sheet_question_answerer on sheet_question (answerer_id);
call protect('sheet_question');

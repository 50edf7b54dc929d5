-- Reviews: a text goes through the gates its project has, before the public reads it or after.

create table review_rule (
  project_id uuid primary key references project,
  gates text[] not null check (gates <@ array['project', 'programme', 'expert']),
  -- Gates that do not stand before publication: what they find is added to the public page.
  after_publication text[] not null check (after_publication <@ array['programme', 'expert']),
  days integer not null check (days between 1 and 365),
  changed_at timestamptz not null,
  changed_by uuid references person
);
call protect('review_rule');

-- One round: a text as it was submitted, and the gate it waits at. A rule changed meanwhile is for the next round.
create table review (
  id uuid primary key,
  project_id uuid not null references project,
  record_id uuid not null references record on delete cascade,
  round integer not null,
  content jsonb not null,
  gates text[] not null,
  after_publication text[] not null,
  due_days integer not null,
  submitted_at timestamptz not null,
  submitted_by uuid references person,
  -- Null once the round is over.
  gate text,
  waiting_since timestamptz not null,
  outcome text check (outcome in ('passed', 'returned', 'recalled', 'overtaken')),
  -- The version that the public reads of this text.
  published_version integer,
  unique (record_id, round),
  check ((gate is null) = (outcome is not null))
);
create index review_project on review (project_id);
create index review_waiting on review (project_id, gate, waiting_since) where outcome is null;
call protect('review');

create table review_step (
  id uuid primary key,
  project_id uuid not null references project,
  review_id uuid not null references review on delete cascade,
  act text not null check (act in ('submitted', 'commented', 'passed', 'returned', 'recalled', 'overtaken')),
  -- The gate at which it happened
  gate text,
  note text not null default '',
  language text not null,
  -- The expert's opinion in a word
  verdict text check (verdict in ('all', 'some', 'not-now')),
  shows_name boolean not null default false,
  at timestamptz not null,
  person_id uuid references person,
  role text
);
create index review_step_project on review_step (project_id);
create index review_step_review on review_step (review_id, at, id);
call protect('review_step');
revoke update, delete on review_step from uptake_app;

-- Everybody reads by whom the text they read was checked, and nothing else of its review.
create policy open on review for select using (exists (
  select from published p where p.record_id = review.record_id and p.version = review.published_version));
create policy open on review_step for select using (act = 'passed' and exists (
  select from review r where r.id = review_step.review_id));

-- Updates on actions and the evidence for them. Neither has a page of its own: both are read on the action's page.

create table progress_update (
  id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  action_id uuid not null references action,
  -- The partner for whom the update was written
  partner_id uuid references record,
  state_before text not null,
  state text not null,
  reason text not null default '',
  note text not null default '',
  done text not null default '',
  next_step text not null default '',
  next_step_on text collate "C",
  language text not null,
  is_public boolean not null,
  made_at timestamptz not null,
  made_by uuid references person,
  corrected_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default ''
);
create index progress_update_project on progress_update (project_id, made_at desc);
create index progress_update_action on progress_update (action_id, made_at desc);
call protect('progress_update');

-- Everybody reads the public updates of an action that is published, and nobody else's.
create policy open on progress_update for select using (
  is_public and withdrawn_at is null and exists (
    select from published p join project on project.id = p.project_id
    where p.record_id = progress_update.action_id and project.is_public));

create table evidence (
  id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  action_id uuid not null references action,
  update_id uuid not null references progress_update,
  kind text not null check (kind in ('photo', 'document', 'system-data', 'web-address', 'statement')),
  strength text not null check (strength in ('estimate', 'sample', 'system-data', 'audited')),
  caption text not null default '',
  web_address text not null default '',
  language text not null,
  made_at timestamptz not null
);
create index evidence_project on evidence (project_id);
create index evidence_action on evidence (action_id);
create index evidence_update on evidence (update_id);
call protect('evidence');

-- Whoever may read an update may read its evidence, and whoever may read evidence may read its files.
create policy open on evidence for select using (exists (select from progress_update u where u.id = evidence.update_id));
create policy evidence on attachment for select using (exists (select from evidence e where e.id = attachment.record_id));
create policy administrator on attachment for select using (current_setting('uptake.administrator', true) = 'yes');

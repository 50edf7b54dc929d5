-- Action plans, one for each policy instrument, and their actions. Title, summary, state, themes, beginning and
-- the partner who answers for it stand on the record.

create table plan (
  id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  instrument_id uuid references record,
  contact_organisation text not null default '',
  ends_on text collate "C",
  policy_context text not null default '',
  english_summary text not null default '',
  sources jsonb not null default '[]'
);
create index plan_project on plan (project_id);
-- Partners that share an instrument share a plan.
create unique index plan_instrument on plan (instrument_id);
call protect('plan');

-- Partners of a plan besides the one who answers for it
create table plan_partner (
  project_id uuid not null references project,
  plan_id uuid not null references plan on delete cascade,
  partner_id uuid not null references record,
  primary key (plan_id, partner_id)
);
create index plan_partner_partner on plan_partner (partner_id);
create index plan_partner_project on plan_partner (project_id);
call protect('plan_partner');

create table action (
  id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  plan_id uuid not null references plan,
  background text not null default '',
  activities text not null default '',
  nature text not null default '',
  stakeholders text not null default '',
  ends_on text collate "C",
  timeframe_note text not null default '',
  cost_minor bigint check (cost_minor >= 0),
  cost_currency text,
  cost_note text not null default '',
  funding text not null default '',
  results text not null default '',
  -- Why the action is in its state, in the words of the update that brought it there.
  state_reason text not null default '',
  next_step text not null default '',
  next_step_on text collate "C",
  -- The newest update; null while there is none.
  updated_at timestamptz,
  indicators jsonb not null default '[]',
  sources jsonb not null default '[]',
  check ((cost_minor is null) = (cost_currency is null))
);
create index action_project on action (project_id);
create index action_plan on action (plan_id);
call protect('action');

-- Partners of an action besides the responsible one
create table action_partner (
  project_id uuid not null references project,
  action_id uuid not null references action on delete cascade,
  partner_id uuid not null references record,
  primary key (action_id, partner_id)
);
create index action_partner_partner on action_partner (partner_id);
create index action_partner_project on action_partner (project_id);
call protect('action_partner');

-- The public page of a plan lists its published actions.
create index published_action_plan on published ((content #>> '{content,planId}')) where kind = 'action';

-- Projects in full with the moves of their clock; partners, their needs and strengths, policy instruments.

alter table project
  add column objective text not null default '',
  add column problem text not null default '',
  add column key_issues text[] not null default '{}',
  add column planned_outputs text[] not null default '{}',
  add column targets jsonb not null default '[]',
  add column erdf bigint check (erdf >= 0),
  add column erdf_note text not null default '',
  add column own_phases jsonb not null default '[]',
  add column sources jsonb not null default '[]',
  add check (rule_set in ('interreg-europe-2014-2020', 'interreg-europe-2021-2027', 'urbact-transfer-network', 'own'));

-- A date of the clock that was moved, in the order in which it happened: ids made later sort later.
create table clock_move (
  id uuid primary key,
  project_id uuid not null references project,
  item text not null,
  was text collate "C" not null,
  moved_to text collate "C" not null,
  moves_later boolean not null,
  reason text not null,
  moved_at timestamptz not null,
  moved_by uuid references person
);
create index clock_move_project on clock_move (project_id, id);

create table partner (
  id uuid primary key references record,
  project_id uuid not null references project,
  organisation text not null,
  department text not null default '',
  city text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  nuts2 text,
  nuts3 text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  population integer check (population > 0),
  population_year integer,
  population_sources jsonb not null default '[]',
  languages text[] not null default '{}',
  role text not null check (role in ('lead-partner', 'partner')),
  web_address text not null default '',
  sources jsonb not null default '[]',
  replaced_by uuid references partner,
  replaced_on text collate "C",
  replacement_reason text not null default '',
  check ((latitude is null) = (longitude is null)),
  check ((replaced_by is null) = (replaced_on is null))
);
create index partner_project on partner (project_id);
create index partner_replaced_by on partner (replaced_by) where replaced_by is not null;
-- One lead partner at a time; who was replaced keeps the role they had.
create unique index partner_lead on partner (project_id) where role = 'lead-partner' and replaced_by is null;

-- A need or a strength of a partner; which of the two is the record's kind.
create table card (
  id uuid primary key references record,
  project_id uuid not null references project,
  description text not null default '',
  priority text check (priority in ('high', 'medium', 'low')),
  state_reason text not null default '',
  sources jsonb not null default '[]'
);
create index card_project on card (project_id);

create table instrument (
  id uuid primary key references record,
  project_id uuid not null references project,
  authority text not null default '',
  goal text not null default '',
  description text not null default '',
  is_structural_fund boolean,
  sources jsonb not null default '[]',
  replaced_by uuid references instrument,
  replaced_on text collate "C",
  replacement_reason text not null default '',
  goal_kept text not null default '',
  replacement_sources jsonb not null default '[]',
  check ((replaced_by is null) = (replaced_on is null))
);
create index instrument_project on instrument (project_id);
create index instrument_replaced_by on instrument (replaced_by) where replaced_by is not null;

-- Several partners may work on one instrument.
create table instrument_partner (
  instrument_id uuid not null references instrument,
  partner_id uuid not null references partner,
  project_id uuid not null references project,
  primary key (instrument_id, partner_id)
);
create index instrument_partner_partner on instrument_partner (partner_id);
create index instrument_partner_project on instrument_partner (project_id);

call protect('clock_move');
call protect('partner');
call protect('card');
call protect('instrument');
call protect('instrument_partner');
revoke update, delete on clock_move from uptake_app;

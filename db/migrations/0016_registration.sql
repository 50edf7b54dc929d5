-- Registration for learning events: what a host opens, who comes, and what they need.

create table registration_opening (
  event_id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  opens_on text collate "C",
  closes_on text collate "C",
  -- Null: as many as come
  seats integer check (seats > 0),
  audience text not null check (audience in ('anybody', 'invited')),
  asks_diet boolean not null,
  asks_access boolean not null,
  note text not null default '',
  language text not null
);
create index registration_opening_project on registration_opening (project_id);
call protect('registration_opening');

-- The most people of one partner; where there is no row they are held to the seats in all only.
create table partner_seats (
  event_id uuid not null references registration_opening on delete cascade,
  partner_id uuid not null references record on delete cascade,
  project_id uuid not null references project,
  seats integer not null check (seats >= 0),
  primary key (event_id, partner_id)
);
create index partner_seats_project on partner_seats (project_id);
create index partner_seats_partner on partner_seats (partner_id);
call protect('partner_seats');

-- By this key, a different one in each project, people are told apart without their mail address being kept.
create table counting_key (
  project_id uuid primary key references project,
  key bytea not null
);
call protect('counting_key');

-- Who waits longest moves up first: the order in which people confirmed.
create sequence registration_turn;
grant usage on sequence registration_turn to uptake_app;

create table registration (
  id uuid primary key,
  project_id uuid not null references project,
  event_id uuid not null references record on delete cascade,
  partner_id uuid references record,
  person_id uuid references person,
  -- Empty once they are erased, and for who was invited and has not answered
  name text not null,
  organisation text not null,
  language text not null,
  state text not null check (state in ('invited', 'declined', 'unconfirmed', 'confirmed', 'waiting', 'cancelled')),
  -- Keyed hash of the mail address; null for who came unannounced and gave none
  mail_key bytea,
  made_at timestamptz not null,
  invited_at timestamptz,
  reminded_at timestamptz,
  turn bigint,
  check ((state in ('confirmed', 'waiting')) <= (turn is not null)),
  unique (event_id, mail_key)
);
create index registration_event on registration (event_id, state);
create index registration_project on registration (project_id);
create index registration_person on registration (person_id) where person_id is not null;
create index registration_partner on registration (partner_id) where partner_id is not null;
call protect('registration');

-- How a guest is reached, what opens their own page, and what they need: each apart, because each goes at its own time.
create table registration_contact (
  registration_id uuid primary key references registration on delete cascade,
  project_id uuid not null references project,
  email text not null
);
create index registration_contact_project on registration_contact (project_id);
call protect('registration_contact');

create table registration_link (
  secret_hash bytea primary key,
  registration_id uuid not null references registration on delete cascade,
  project_id uuid not null references project,
  made_at timestamptz not null
);
create index registration_link_registration on registration_link (registration_id);
create index registration_link_project on registration_link (project_id);
call protect('registration_link');

create table registration_needs (
  registration_id uuid primary key references registration on delete cascade,
  project_id uuid not null references project,
  diet text not null,
  access text not null
);
create index registration_needs_project on registration_needs (project_id);
call protect('registration_needs');

-- What is opened for a public event is told beside it; one's own registration is one's own.
create policy open on registration_opening for select
  using (exists (select from published p where p.record_id = registration_opening.event_id));
create policy open on partner_seats for select
  using (exists (select from published p where p.record_id = partner_seats.event_id));
create policy own on registration for select using (person_id = (select scope_person()));
create policy by_secret on registration_link for select
  using (secret_hash = decode(nullif(current_setting('uptake.registration', true), ''), 'hex'));

-- Whoever registers for a public event may, for this transaction, write in its project. Null when it is not public.
create function enter_event(event uuid) returns uuid language plpgsql as $$
declare
  place uuid;
begin
  select p.project_id into place from published p where p.record_id = event and p.kind = 'event';
  if place is not null then
    perform set_config('uptake.projects', place::text, true);
  end if;
  return place;
end $$;
grant execute on function enter_event to uptake_app;

-- The same for whoever holds the secret of a registration; gives its id.
create function open_registration(hash bytea) returns uuid language plpgsql as $$
declare
  held registration_link;
begin
  perform set_config('uptake.registration', encode(hash, 'hex'), true);
  select * into held from registration_link l where l.secret_hash = hash;
  perform set_config('uptake.registration', '', true);
  if held.registration_id is null then
    return null;
  end if;
  perform set_config('uptake.projects', held.project_id::text, true);
  return held.registration_id;
end $$;
grant execute on function open_registration to uptake_app;

-- How many come to a public event and how many wait, by partner: numbers anybody may see, and nothing else.
create function registration_counts(event uuid) returns table (partner_id uuid, state text, people bigint) language plpgsql as $$
declare
  before text := coalesce(current_setting('uptake.projects', true), '');
  place uuid;
begin
  select p.project_id into place from published p where p.record_id = event and p.kind = 'event';
  perform set_config('uptake.projects', concat_ws(',', nullif(before, ''), place::text), true);
  return query select r.partner_id, r.state, count(*) from registration r
    where r.event_id = event and r.state in ('confirmed', 'waiting') group by r.partner_id, r.state;
  perform set_config('uptake.projects', before, true);
end $$;
grant execute on function registration_counts to uptake_app;

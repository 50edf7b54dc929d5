-- Another mail address for an account: what was asked for and is not confirmed yet, one at a time for a person.
create table mail_address_change (
  person_id uuid primary key references person on delete cascade,
  email text not null,
  secret_hash bytea not null unique,
  asked_at timestamptz not null,
  ends_at timestamptz not null
);
grant select, insert, update, delete on mail_address_change to uptake_app;

-- Work that somebody asked for and follows: long jobs that tell how far they are and what came of them. It belongs to
-- whoever asked; those who look after the installation see it, too.
create table work (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  name text not null,
  asked jsonb not null,
  -- The reader's when it was asked for: a reason to fail is told in it.
  language text not null,
  asked_at timestamptz not null,
  -- How often it was begun: a run that died is begun anew, and only the newest one is listened to.
  runs integer not null default 0,
  done integer not null default 0,
  total integer,
  finished_at timestamptz,
  result jsonb,
  -- Why it came to nothing, for people; empty after a fault that only the log can tell of.
  failure text,
  check (finished_at is not null or (result is null and failure is null)),
  check (finished_at is null or (result is null) <> (failure is null))
);
create index work_person on work (person_id, asked_at desc);
create index work_newest on work (name, asked_at desc);
grant select, insert, update, delete on work to uptake_app;
alter table work enable row level security;
alter table work force row level security;
create policy own on work using (person_id = (select scope_person()));
create policy administrator on work using (current_setting('uptake.administrator', true) = 'yes');

-- Pictures made small, once for each content: what pages show of a photograph. The original stays what is kept.
create table picture (
  file_hash text primary key references file,
  -- Upright, in pixels; null when it cannot be drawn.
  width integer,
  height integer,
  -- Where the small one is kept; null when the original is small enough.
  small_hash text,
  made_at timestamptz not null
);
grant select, insert on picture to uptake_app;

-- People, projects as tenants, records, history, published versions: what every feature stands on.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Tenancy. The application names, for each transaction, the projects it may see (uptake.projects) and the
-- person on whose behalf it acts (uptake.person). Row-level security holds every table to that.
create function scope_projects() returns uuid[] language sql stable parallel safe as
  $$ select string_to_array(nullif(current_setting('uptake.projects', true), ''), ',')::uuid[] $$;

create function scope_person() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('uptake.person', true), '')::uuid $$;

create procedure protect(protected regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format('create policy project on %s using (project_id = any ((select scope_projects())::uuid[]))', protected);
  execute format('grant select, insert, update, delete on %s to uptake_app', protected);
end $$;

-- People and how they sign in
create table person (
  id uuid primary key,
  email text not null,
  name text not null,
  password_hash text,
  language text not null default 'en',
  zone text not null default 'Europe/Brussels',
  contact text not null default '',
  contact_consent_at timestamptz,
  is_administrator boolean not null default false,
  is_sample boolean not null default false,
  created_at timestamptz not null,
  ended_at timestamptz
);
create unique index person_email on person (lower(email));

create table session (
  token_hash bytea primary key,
  id uuid not null unique,
  person_id uuid not null references person on delete cascade,
  device text not null default '',
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index session_person on session (person_id);

-- Projects: each is a tenant
create table project (
  id uuid primary key,
  slug text not null unique,
  acronym text not null,
  title text not null,
  programme text not null default '',
  rule_set text not null,
  starts_on text collate "C" not null,
  ends_on text collate "C",
  is_fictional boolean not null default false,
  is_public boolean not null default false,
  created_at timestamptz not null
);

create table membership (
  id uuid primary key,
  project_id uuid not null references project,
  person_id uuid not null references person,
  partner_id uuid,
  role text not null,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index membership_person on membership (person_id) where ended_at is null;
create index membership_project on membership (project_id);

-- Records: the common parent of everything that can be linked, searched, translated, reviewed and audited
create table record (
  id uuid primary key,
  project_id uuid not null references project,
  kind text not null,
  slug text,
  title text not null,
  summary text not null default '',
  language text not null,
  state text not null default '',
  variety text not null default '',
  themes text[] not null default '{}',
  partner_id uuid references record,
  happens_on text collate "C",
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid references person,
  changed_at timestamptz not null,
  changed_by uuid references person,
  published_at timestamptz,
  erased_at timestamptz,
  unique (project_id, kind, slug)
);
create index record_list on record (project_id, kind, changed_at desc);
create index record_partner on record (partner_id, kind);
create index record_author on record (created_by) where created_by is not null;

alter table membership add foreign key (partner_id) references record;

-- Texts of a record in other languages than its own
create table text (
  project_id uuid not null references project,
  record_id uuid not null references record on delete cascade,
  field text not null,
  language text not null,
  content text not null,
  origin text not null check (origin in ('human', 'machine')),
  translator text not null default '',
  translated_at timestamptz not null,
  outdated_since timestamptz,
  primary key (record_id, language, field)
);
create index text_project on text (project_id);

-- Published versions: what the public reads. One row a record; earlier versions are kept apart.
create table published (
  record_id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  kind text not null,
  slug text,
  title text not null,
  summary text not null default '',
  language text not null,
  state text not null default '',
  variety text not null default '',
  themes text[] not null default '{}',
  partner_id uuid,
  country text,
  happens_on text collate "C",
  version integer not null,
  content jsonb not null,
  search tsvector not null,
  published_at timestamptz not null
);
create unique index published_address on published (project_id, kind, slug);
create index published_newest on published (kind, published_at desc, record_id);
create index published_by_title on published (kind, title, record_id);
create index published_by_date on published (kind, happens_on desc nulls last, record_id);
create index published_partner on published (partner_id, kind);
create index published_country on published (kind, country, published_at desc);
create index published_state on published (kind, state, published_at desc);
create index published_variety on published (kind, variety, published_at desc);
create index published_project on published (project_id, kind, published_at desc);
create index published_themes on published using gin (themes);
create index published_search on published using gin (search);
create index published_title on published using gin (title gin_trgm_ops);

create table published_version (
  project_id uuid not null references project,
  record_id uuid not null references record on delete cascade,
  version integer not null,
  content jsonb not null,
  published_at timestamptz not null,
  published_by uuid references person,
  primary key (record_id, version)
);
create index published_version_project on published_version (project_id);

-- History: appended in the transaction of the write, chained per record, sealed by checkpoints per project
create table history (
  project_id uuid not null references project,
  record_id uuid not null references record,
  number integer not null,
  at timestamptz not null,
  person_id uuid references person,
  entry text not null,
  hash bytea not null,
  primary key (record_id, number)
);
create index history_project on history (project_id, at desc);

create table history_checkpoint (
  project_id uuid not null references project,
  number integer not null,
  at timestamptz not null,
  records integer not null,
  hash bytea not null,
  primary key (project_id, number)
);

-- Files: content on disk under its hash; attachments tie it to a record
create table file (
  hash text primary key,
  size bigint not null,
  media_type text not null,
  created_at timestamptz not null
);

create table attachment (
  id uuid primary key,
  project_id uuid not null references project,
  record_id uuid not null references record,
  file_hash text not null references file,
  name text not null,
  is_public boolean not null default false,
  created_at timestamptz not null,
  created_by uuid references person
);
create index attachment_record on attachment (record_id);
create index attachment_project on attachment (project_id);

-- What a person typed and has not sent yet
create table draft (
  person_id uuid not null references person on delete cascade,
  key text not null,
  fields jsonb not null,
  saved_at timestamptz not null,
  primary key (person_id, key)
);

-- What happened that a person should know of
create table notice (
  id uuid primary key,
  project_id uuid not null references project,
  person_id uuid not null references person on delete cascade,
  record_id uuid not null references record on delete cascade,
  kind text not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  seen_at timestamptz
);
create index notice_person on notice (person_id, at desc);
create index notice_project on notice (project_id);

-- Mail that is to be sent or was
create table mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failure text
);
create index mail_newest on mail (created_at desc);

-- Attempts counted to slow down guessing
create table attempt (
  key text not null,
  at timestamptz not null
);
create index attempt_key on attempt (key, at);

-- Grants and policies
grant usage on schema public to uptake_app;
grant select, insert, update, delete on person, session, draft, mail, attempt, published to uptake_app;
grant select, insert on file to uptake_app;
grant select, insert, update on project to uptake_app;

call protect('membership');
call protect('record');
call protect('text');
call protect('published_version');
call protect('history');
call protect('history_checkpoint');
call protect('attachment');
call protect('notice');
revoke update, delete on history, history_checkpoint, published_version from uptake_app;

create policy own on membership for select using (person_id = (select scope_person()));
create policy open on attachment for select using (is_public);
create policy own on notice using (person_id = (select scope_person()));

-- Published rows are for everybody's eyes; only a transaction in the project's scope may write them.
alter table published enable row level security;
alter table published force row level security;
create policy everybody on published for select using (true);
create policy project_insert on published for insert with check (project_id = any ((select scope_projects())::uuid[]));
create policy project_update on published for update using (project_id = any ((select scope_projects())::uuid[]));
create policy project_delete on published for delete using (project_id = any ((select scope_projects())::uuid[]));

alter table project enable row level security;
alter table project force row level security;
create policy member on project using (id = any ((select scope_projects())::uuid[]));
create policy everybody on project for select using (is_public);
create policy administrator on project using (current_setting('uptake.administrator', true) = 'yes');

alter table draft enable row level security;
alter table draft force row level security;
create policy own on draft using (person_id = (select scope_person()));

-- Opens a request: who is it, what may they see. Sets the scope for the rest of the transaction.
-- Without a project's slug the scope is all of the person's projects; with one it is that project, if it is theirs.
create function enter(session_hash bytea, project_slug text, at timestamptz, idle interval) returns jsonb
language plpgsql as $$
declare
  visitor record;
  memberships jsonb;
  projects uuid[];
  entered jsonb;
begin
  select p.id, p.name, p.email, p.language, p.zone, p.is_administrator, s.id as session_id, s.seen_at, s.ends_at
    into visitor
    from session s join person p on p.id = s.person_id
    where s.token_hash = session_hash and s.ends_at > at and s.seen_at > at - idle and p.ended_at is null;
  if visitor.id is null then
    return null;
  end if;
  perform set_config('uptake.person', visitor.id::text, true);
  if visitor.is_administrator then
    perform set_config('uptake.administrator', 'yes', true);
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('project', m.project_id, 'partner', m.partner_id, 'role', m.role)), '[]'),
         coalesce(array_agg(distinct m.project_id), '{}')
    into memberships, projects
    from membership m where m.person_id = visitor.id and m.ended_at is null;
  if project_slug is null then
    perform set_config('uptake.projects', array_to_string(projects, ','), true);
  else
    perform set_config('uptake.projects', array_to_string(projects, ','), true);
    select to_jsonb(p) into entered from project p
      where p.slug = project_slug and (p.id = any (projects) or visitor.is_administrator);
    perform set_config('uptake.projects', coalesce(entered ->> 'id', ''), true);
  end if;
  return jsonb_build_object(
    'person', jsonb_build_object('id', visitor.id, 'name', visitor.name, 'email', visitor.email,
      'language', visitor.language, 'zone', visitor.zone, 'isAdministrator', visitor.is_administrator),
    'session', jsonb_build_object('id', visitor.session_id, 'seenAt', visitor.seen_at, 'endsAt', visitor.ends_at),
    'memberships', memberships,
    'unseen', (select count(*) from (select from notice n where n.person_id = visitor.id and n.seen_at is null limit 100) as waiting),
    'project', entered);
end $$;
grant execute on function enter to uptake_app;

-- Full text by language. Accents do not matter; Estonian stems exist from PostgreSQL 18 on.
create function search_configuration(language text) returns regconfig language sql immutable parallel safe as $$
  select ('uptake_' || case when language in ('en', 'it', 'sv', 'et', 'hu') then language else 'other' end)::regconfig
$$;

do $$
declare
  language record;
  stemmer text;
begin
  for language in select * from (values ('en', 'english'), ('it', 'italian'), ('sv', 'swedish'), ('et', 'estonian'),
                                        ('hu', 'hungarian'), ('other', 'simple')) as known (code, name) loop
    select case when exists (select from pg_ts_dict where dictname = language.name || '_stem')
                then language.name || '_stem' else 'simple' end into stemmer;
    execute format('create text search configuration uptake_%s (copy = simple)', language.code);
    execute format('alter text search configuration uptake_%s alter mapping for
      asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, %I', language.code, stemmer);
  end loop;
end $$;

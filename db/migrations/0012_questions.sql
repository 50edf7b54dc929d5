-- Questions to whoever owns a record, by anybody who reads its public page; with their answers they stay there.

create table question (
  id uuid primary key,
  project_id uuid not null references project,
  record_id uuid not null references record on delete cascade,
  content text not null,
  language text not null,
  -- Null for guests, who confirm by a letter.
  asker_id uuid references person,
  asker_name text not null,
  asker_organisation text not null,
  shows_name boolean not null,
  state text not null check (state in ('unconfirmed', 'open', 'answered', 'declined', 'withdrawn')),
  asked_at timestamptz not null,
  told_at timestamptz,
  answer text not null default '',
  answer_language text,
  -- When it was answered first, or declined
  settled_at timestamptz,
  settled_by uuid references person,
  check ((state in ('answered', 'declined')) <= (answer <> ''))
);
create index question_project on question (project_id, state);
create index question_record on question (record_id, asked_at);
create index question_asker on question (asker_id) where asker_id is not null;
call protect('question');

-- How a guest is reached, kept apart: nobody but the letters needs it, and it goes when they are written.
create table question_contact (
  question_id uuid primary key references question on delete cascade,
  project_id uuid not null references project,
  email text not null,
  secret_hash bytea not null unique
);
create index question_contact_project on question_contact (project_id);
call protect('question_contact');

-- Whoever reads a public page may ask; what they asked they read again, and everybody what was answered.
create policy ask on question for insert with check (
  state in ('unconfirmed', 'open') and answer = '' and exists (
    select from published p where p.record_id = question.record_id and p.project_id = question.project_id));
create policy ask on question_contact for insert with check (exists (
  select from published p where p.project_id = question_contact.project_id));
create policy own on question using (asker_id = (select scope_person()));
create policy open on question for select using (state = 'answered' and exists (
  select from published p where p.record_id = question.record_id));
create policy by_secret on question_contact for select
  using (secret_hash = decode(nullif(current_setting('uptake.question', true), ''), 'hex'));

-- Whoever holds the secret of a question may, for this transaction, see the project it was asked in.
create function open_question(hash bytea) returns uuid language plpgsql as $$
declare
  asked question_contact;
begin
  perform set_config('uptake.question', encode(hash, 'hex'), true);
  select * into asked from question_contact c where c.secret_hash = hash;
  perform set_config('uptake.question', '', true);
  if asked.question_id is null then
    return null;
  end if;
  perform set_config('uptake.projects', asked.project_id::text, true);
  return asked.question_id;
end $$;
grant execute on function open_question to uptake_app;

-- Invitations to a project, new passwords by mail, and who began and ended a membership.

alter table membership add column made_by uuid references person;
alter table membership add column ended_by uuid references person;

create table invitation (
  id uuid primary key,
  project_id uuid not null references project,
  email text not null,
  name text not null,
  role text not null,
  partner_id uuid references record,
  language text not null,
  secret_hash bytea not null unique,
  invited_by uuid not null references person,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  ends_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person,
  withdrawn_at timestamptz
);
create index invitation_project on invitation (project_id, created_at desc);
create index invitation_partner on invitation (partner_id) where partner_id is not null;
call protect('invitation');
create policy by_secret on invitation for select
  using (secret_hash = decode(nullif(current_setting('uptake.invitation', true), ''), 'hex'));

-- Whoever holds the secret of an open invitation may, for this transaction, see the project it leads to.
-- Gives the invitation, or null when there is none; `open` is false when it was used, withdrawn or is too old.
create function open_invitation(hash bytea, at timestamptz) returns jsonb language plpgsql as $$
declare
  invited invitation;
  is_open boolean;
begin
  perform set_config('uptake.invitation', encode(hash, 'hex'), true);
  select * into invited from invitation i where i.secret_hash = hash;
  perform set_config('uptake.invitation', '', true);
  if invited.id is null then
    return null;
  end if;
  is_open := invited.accepted_at is null and invited.withdrawn_at is null and invited.ends_at > at;
  if is_open then
    perform set_config('uptake.projects', invited.project_id::text, true);
  end if;
  return jsonb_build_object('id', invited.id, 'open', is_open);
end $$;
grant execute on function open_invitation to uptake_app;

create table password_reset (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  secret_hash bytea not null unique,
  created_at timestamptz not null,
  ends_at timestamptz not null
);
create index password_reset_person on password_reset (person_id);
grant select, insert, update, delete on password_reset to uptake_app;

create index session_ends on session (ends_at);
create index attempt_at on attempt (at);

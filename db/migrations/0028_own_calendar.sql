-- The secret address at which a person's calendar program fetches what concerns them; renewed, it is another one.
create table own_calendar (
  person_id uuid primary key references person on delete cascade,
  secret_hash bytea not null unique,
  made_at timestamptz not null
);
grant select, insert, update, delete on own_calendar to uptake_app;
alter table own_calendar enable row level security;
alter table own_calendar force row level security;
create policy own on own_calendar using (person_id = (select scope_person()));
create policy by_secret on own_calendar for select
  using (secret_hash = decode(nullif(current_setting('uptake.calendar', true), ''), 'hex'));

-- Whoever holds the secret of a calendar reads, in this transaction, what its person may read as a member of projects;
-- not as somebody who looks after the installation. Null when there is no such calendar.
create function open_calendar(hash bytea) returns jsonb language plpgsql as $$
declare
  owner uuid;
  reader record;
  memberships jsonb;
  projects uuid[];
begin
  perform set_config('uptake.calendar', encode(hash, 'hex'), true);
  select c.person_id into owner from own_calendar c where c.secret_hash = hash;
  perform set_config('uptake.calendar', '', true);
  select p.id, p.name, p.email, p.language, p.zone into reader
    from person p where p.id = owner and p.ended_at is null;
  if reader.id is null then
    return null;
  end if;
  perform set_config('uptake.person', reader.id::text, true);
  select coalesce(jsonb_agg(jsonb_build_object('project', m.project_id, 'partner', m.partner_id, 'role', m.role)), '[]'),
         coalesce(array_agg(distinct m.project_id), '{}')
    into memberships, projects
    from membership m where m.person_id = reader.id and m.ended_at is null;
  perform set_config('uptake.projects', array_to_string(projects, ','), true);
  return jsonb_build_object(
    'person', jsonb_build_object('id', reader.id, 'name', reader.name, 'email', reader.email,
      'language', reader.language, 'zone', reader.zone, 'isAdministrator', false),
    'memberships', memberships);
end $$;
grant execute on function open_calendar to uptake_app;

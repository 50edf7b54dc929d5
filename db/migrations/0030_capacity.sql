-- People with more capacity: who was at an event of a project is counted once, however many they came to.

-- Counts of a project that is public, or that this transaction may see: in all (no group), by event, by partner and by
-- kind of event. `unknown` of them gave no mail address, so that they may be the same person twice.
create function capacity_counts(place uuid)
returns table (grouped_by text, event_id uuid, partner_id uuid, variety text, people bigint, unknown bigint) language plpgsql as $$
declare
  before text := coalesce(current_setting('uptake.projects', true), '');
begin
  if not exists (select from project p where p.id = place and (p.is_public or p.id = any (scope_projects()))) then
    return;
  end if;
  perform set_config('uptake.projects', place::text, true);
  return query
    select case when grouping(told.event_id) = 0 then 'event' when grouping(told.partner_id) = 0 then 'partner'
                when grouping(told.variety) = 0 then 'variety' else 'all' end,
           told.event_id, told.partner_id, told.variety, count(distinct told.person), count(distinct told.nameless)
    from (
      select a.event_id, g.partner_id, r.variety, coalesce(encode(g.mail_key, 'hex'), g.id::text) as person,
             case when g.mail_key is null then g.id end as nameless
      from attendance a join registration g on g.id = a.registration_id join record r on r.id = a.event_id
      where a.is_present and a.project_id = place
    ) as told
    group by grouping sets ((), (told.event_id), (told.partner_id), (told.variety));
  perform set_config('uptake.projects', before, true);
end $$;
grant execute on function capacity_counts to uptake_app;

-- The organisations of a partner's stakeholder group.
create table stakeholder (
  id uuid primary key,
  project_id uuid not null references project,
  partner_id uuid not null references record on delete cascade,
  organisation text not null,
  -- What it brings to the group; no names
  role text not null default '',
  language text not null,
  -- How it is reached; read in the workspace only
  contact text not null default '',
  joined_on text collate "C",
  left_on text collate "C"
);
create index stakeholder_project on stakeholder (project_id);
create index stakeholder_partner on stakeholder (partner_id);
call protect('stakeholder');

-- What the public reads of the group of a partner with a public page: never the contact.
create function stakeholder_group(partner uuid)
returns table (id uuid, organisation text, role text, language text, joined_on text) language plpgsql as $$
declare
  before text := coalesce(current_setting('uptake.projects', true), '');
  place uuid;
begin
  select p.project_id into place from published p where p.record_id = partner and p.kind = 'partner';
  perform set_config('uptake.projects', coalesce(place::text, ''), true);
  return query select s.id, s.organisation, s.role, s.language, s.joined_on from stakeholder s
    where s.partner_id = partner and s.left_on is null order by lower(s.organisation), s.id;
  perform set_config('uptake.projects', before, true);
end $$;
grant execute on function stakeholder_group to uptake_app;

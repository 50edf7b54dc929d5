-- How far a practice has come in an action that draws on it: 1 taken into a plan, 2 the plan is endorsed, 3 being
-- carried out, 4 measured by evidence that is more than an estimate; null where the action was stopped or not carried
-- out, which is no adoption.
create function adoption_depth(action_state text, plan_state text, is_measured boolean) returns smallint
language sql immutable parallel safe as $$
  select case
    when action_state in ('stopped', 'not-implemented') then null
    when is_measured then 4
    when action_state in ('under-way', 'delayed', 'done') then 3
    when plan_state = 'endorsed' then 2
    else 1
  end::smallint
$$;

alter table exchange_arc rename column inspired to draft;
alter table exchange_arc rename column based to endorsed;
alter table exchange_arc rename column done to running;
alter table exchange_arc rename column proven to measured;

create or replace function settle_links(links uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if cardinality(links) = 0 then
    return;
  end if;
  update link set is_public = settled.is_public, owner_id = settled.owner_id, adopter_id = settled.adopter_id,
    depth = settled.depth, themes = settled.themes
  from (
    select told.*, case when told.depth is null then '{}' else told.practice_themes end as themes from (
      select l.id,
             (f.record_id is not null or (fr.kind in ('update', 'evidence') and l.is_open)) and fp.is_public
               and t.record_id is not null and tp.is_public as is_public,
             t.partner_id as owner_id,
             f.partner_id as adopter_id,
             coalesce(t.themes, '{}') as practice_themes,
             case
               when l.type not in ('based-on', 'inspired-by') or f.kind is distinct from 'action' or t.kind is distinct from 'practice' then null
               else adoption_depth(f.state, plan.state,
                 exists (select from link p where p.to_id = l.from_id and p.type = 'proves'
                           and p.strength in ('sample', 'system-data', 'audited') and p.is_public and p.withdrawn_at is null))
             end as depth
      from link l
      join record fr on fr.id = l.from_id
      join record tr on tr.id = l.to_id
      join project fp on fp.id = fr.project_id
      join project tp on tp.id = tr.project_id
      left join published f on f.record_id = l.from_id
      left join published t on t.record_id = l.to_id
      left join published plan on f.kind = 'action' and plan.record_id = (f.content #>> '{content,planId}')::uuid
      where l.id = any (links)) as told
  ) as settled
  where settled.id = link.id
    and (link.is_public, link.owner_id, link.adopter_id, link.depth, link.themes)
        is distinct from (settled.is_public, settled.owner_id, settled.adopter_id, settled.depth, settled.themes);
end $$;

-- A plan that is endorsed, or not any more, changes how far the adoptions in its actions have come.
create or replace function settle_published_links() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from record where id in (select record_id from touched) order by id for no key update;
  perform settle_links(array(
    select id from link where withdrawn_at is null and from_id in (select record_id from touched)
    union select id from link where withdrawn_at is null and to_id in (select record_id from touched)
    union select l.id from touched plan
      join published a on a.kind = 'action' and a.content #>> '{content,planId}' = plan.record_id::text
      join link l on l.from_id = a.record_id and l.withdrawn_at is null and l.type in ('based-on', 'inspired-by')
      where plan.kind = 'plan'));
  return null;
end $$;

-- What owners of practices are to be told: who took theirs up, came farther or stopped. A job tells them and takes it away.
create table adoption_change (
  id bigint generated always as identity primary key,
  -- The owner's project
  project_id uuid not null references project,
  practice_id uuid not null references record on delete cascade,
  action_id uuid not null references record on delete cascade,
  adopter_id uuid,
  was smallint,
  depth smallint,
  at timestamptz not null default clock_timestamp()
);
create index adoption_change_project on adoption_change (project_id, id);
create index adoption_change_practice on adoption_change (practice_id);
create index adoption_change_action on adoption_change (action_id);
call protect('adoption_change');
create policy administrator on adoption_change for select using (current_setting('uptake.administrator', true) = 'yes');
create policy keeper on adoption_change for insert to current_user with check (true);
revoke insert, update on adoption_change from uptake_app;

create or replace function count_arcs() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into exchange_arc (theme, owner_id, adopter_id, draft, endorsed, running, measured)
  select theme, owner_id, adopter_id,
         coalesce(sum(step) filter (where depth = 1), 0), coalesce(sum(step) filter (where depth = 2), 0),
         coalesce(sum(step) filter (where depth = 3), 0), coalesce(sum(step) filter (where depth = 4), 0)
  from (
    select theme, owner_id, adopter_id, depth, sum(step) as step
    from (select -1 as step, f.* from former f union all select 1, c.* from changed c) as told,
         unnest(array_append(told.themes, '')) as theme
    where is_public and withdrawn_at is null and depth is not null and owner_id <> adopter_id
    group by theme, owner_id, adopter_id, depth having sum(step) <> 0) as moved
  group by theme, owner_id, adopter_id
  order by owner_id, adopter_id, theme
  on conflict (owner_id, adopter_id, theme) do update set draft = exchange_arc.draft + excluded.draft,
    endorsed = exchange_arc.endorsed + excluded.endorsed, running = exchange_arc.running + excluded.running,
    measured = exchange_arc.measured + excluded.measured;
  insert into adoption_change (project_id, practice_id, action_id, adopter_id, was, depth)
  select practice.project_id, told.to_id, told.from_id, told.adopter_id, told.was, told.depth
  from (
    select c.to_id, c.from_id, coalesce(c.adopter_id, f.adopter_id) as adopter_id,
           case when f.is_public and f.withdrawn_at is null then f.depth end as was,
           case when c.is_public and c.withdrawn_at is null then c.depth end as depth
    from changed c join former f on f.id = c.id
    where c.type in ('based-on', 'inspired-by') and coalesce(c.owner_id, f.owner_id) is distinct from coalesce(c.adopter_id, f.adopter_id)
  ) as told join record practice on practice.id = told.to_id and practice.kind = 'practice'
  where told.was is distinct from told.depth;
  return null;
end $$;

create or replace function recount_arcs() returns void language sql as $$
  delete from exchange_arc;
  insert into exchange_arc (theme, owner_id, adopter_id, draft, endorsed, running, measured)
  select theme, owner_id, adopter_id, count(*) filter (where depth = 1), count(*) filter (where depth = 2),
         count(*) filter (where depth = 3), count(*) filter (where depth = 4)
  from link, unnest(array_append(themes, '')) as theme
  where is_public and withdrawn_at is null and depth is not null and owner_id <> adopter_id
  group by theme, owner_id, adopter_id
$$;

-- Adoptions that are there already are worked out anew; nobody needs to be told of that.
select settle_links(array(select id from link));
delete from adoption_change;

-- Building blocks: parts of a practice that can be taken up alone. The head of the record has title, partner and themes.
create table block (
  id uuid primary key references record on delete cascade,
  project_id uuid not null references project,
  practice_id uuid not null references practice on delete cascade,
  -- Its place among the practice's blocks, from 0
  position integer not null,
  what text not null default '',
  preconditions text[] not null default '{}',
  needs text not null default ''
);
create index block_practice on block (practice_id, position);
create index block_project on block (project_id);
call protect('block');
create policy keeper on block for select to current_user using (true);

-- The practice a link to it or to one of its blocks is about: whoever takes up a block takes up the practice.
alter table link add practice_id uuid;
create index link_practice on link (practice_id, type) where withdrawn_at is null and practice_id is not null;

-- As before, but for blocks, which are settled as their practice is.
create or replace function settle_links(links uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if cardinality(links) = 0 then
    return;
  end if;
  update link set is_public = settled.is_public, owner_id = settled.owner_id, adopter_id = settled.adopter_id,
    depth = settled.depth, themes = settled.themes, practice_id = settled.practice_id
  from (
    select told.*, case when told.depth is null then '{}' else told.practice_themes end as themes from (
      select l.id,
             (f.record_id is not null or (fr.kind in ('update', 'evidence') and l.is_open)) and fp.is_public
               and t.record_id is not null and tp.is_public as is_public,
             case tr.kind when 'practice' then tr.id when 'block' then block.practice_id end as practice_id,
             t.partner_id as owner_id,
             f.partner_id as adopter_id,
             coalesce(t.themes, '{}') as practice_themes,
             case
               when l.type not in ('based-on', 'inspired-by') or f.kind is distinct from 'action' or coalesce(t.kind, '') not in ('practice', 'block') then null
               else adoption_depth(f.state, plan.state,
                 exists (select from link p where p.to_id = l.from_id and p.type = 'proves'
                           and p.strength in ('sample', 'system-data', 'audited') and p.is_public and p.withdrawn_at is null))
             end as depth
      from link l
      join record fr on fr.id = l.from_id
      join record tr on tr.id = l.to_id
      join project fp on fp.id = fr.project_id
      join project tp on tp.id = tr.project_id
      left join block on block.id = tr.id
      left join published f on f.record_id = l.from_id
      left join published t on t.record_id = l.to_id
      left join published plan on f.kind = 'action' and plan.record_id = (f.content #>> '{content,planId}')::uuid
      where l.id = any (links)) as told
  ) as settled
  where settled.id = link.id
    and (link.is_public, link.owner_id, link.adopter_id, link.depth, link.themes, link.practice_id)
        is distinct from (settled.is_public, settled.owner_id, settled.adopter_id, settled.depth, settled.themes, settled.practice_id);
end $$;

-- As before, but owners are told of the practice whose block was taken up.
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
  select practice.project_id, told.practice_id, told.from_id, told.adopter_id, told.was, told.depth
  from (
    select coalesce(c.practice_id, f.practice_id) as practice_id, c.from_id, coalesce(c.adopter_id, f.adopter_id) as adopter_id,
           case when f.is_public and f.withdrawn_at is null then f.depth end as was,
           case when c.is_public and c.withdrawn_at is null then c.depth end as depth
    from changed c join former f on f.id = c.id
    where c.type in ('based-on', 'inspired-by') and coalesce(c.owner_id, f.owner_id) is distinct from coalesce(c.adopter_id, f.adopter_id)
  ) as told join record practice on practice.id = told.practice_id
  where told.was is distinct from told.depth;
  return null;
end $$;

select settle_links(array(select id from link));
delete from adoption_change;

-- The chain: how one thing came from another. A link is typed, dated, reasoned and signed; a withdrawn one stays.

create table link (
  id uuid primary key,
  -- The project of whoever made it; the ends may belong to other projects.
  project_id uuid not null references project,
  from_id uuid not null references record,
  to_id uuid not null references record,
  type text not null,
  reason text not null check (reason <> ''),
  language text not null,
  on_date text collate "C",
  speaker text not null default '',
  -- How strong the proof is, where the link proves something.
  strength text check (strength in ('estimate', 'sample', 'system-data', 'audited')),
  -- Updates and evidence are published with what they prove, not for themselves: open ones may be shown then.
  is_open boolean not null default true,
  sources jsonb not null default '[]',
  made_at timestamptz not null,
  made_by uuid references person,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_because text not null default '',
  -- Kept by settle_links: whether the public may see both ends; for the adoption of a practice whose it was, who
  -- took it up, how far (1 inspired by it, 2 based on it, 3 carried out, 4 proven) and what it is about.
  is_public boolean not null default false,
  owner_id uuid,
  adopter_id uuid,
  depth smallint,
  themes text[] not null default '{}',
  check (from_id <> to_id),
  check ((withdrawn_at is null) = (withdrawn_because = ''))
);
create unique index link_once on link (from_id, to_id, type) where withdrawn_at is null;
create index link_to on link (to_id, type) where withdrawn_at is null;
create index link_project on link (project_id);
create index link_exchange on link (owner_id, adopter_id) where is_public and withdrawn_at is null and depth is not null;

-- What the map of exchange shows: public adoptions from partner to partner, counted by how far they came, for each
-- theme and, under the empty one, altogether. Kept by count_arcs, so that the map costs what it shows.
create table exchange_arc (
  theme text not null,
  owner_id uuid not null references record on delete cascade,
  adopter_id uuid not null references record on delete cascade,
  inspired integer not null,
  based integer not null,
  done integer not null,
  proven integer not null,
  weight integer not null generated always as (inspired + 2 * based + 3 * done + 4 * proven) stored,
  primary key (owner_id, adopter_id, theme)
);
create index exchange_arc_heaviest on exchange_arc (theme, weight desc, owner_id, adopter_id) where weight > 0;
create index exchange_arc_adopter on exchange_arc (adopter_id);

call protect('link');
-- The application makes links and withdraws them; what is worked out about them it cannot write.
revoke insert, update, delete on link from uptake_app;
grant insert (id, project_id, from_id, to_id, type, reason, language, on_date, speaker, strength, is_open, sources, made_at, made_by),
  update (withdrawn_at, withdrawn_by, withdrawn_because) on link to uptake_app;
create policy open on link for select using (is_public and withdrawn_at is null);

-- Only what is public is counted, so everybody may read it.
alter table exchange_arc enable row level security;
alter table exchange_arc force row level security;
create policy everybody on exchange_arc for select using (true);
grant select on exchange_arc to uptake_app;

-- What settles links looks across projects; it runs as the owner of the tables, which the application never does.
create policy keeper on link to current_user using (true);
create policy keeper on exchange_arc to current_user using (true);
create policy keeper on record to current_user using (true);
create policy keeper on project for select to current_user using (true);

-- One plan for every call: planning it anew took five times as long as doing it.
create function settle_links(links uuid[]) returns void
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
               when exists (select from link p where p.to_id = l.from_id and p.type = 'proves' and p.strength is not null
                              and p.is_public and p.withdrawn_at is null) then 4
               when f.state = 'done' then 3
               when l.type = 'based-on' then 2
               else 1
             end as depth
      from link l
      join record fr on fr.id = l.from_id
      join record tr on tr.id = l.to_id
      join project fp on fp.id = fr.project_id
      join project tp on tp.id = tr.project_id
      left join published f on f.record_id = l.from_id
      left join published t on t.record_id = l.to_id
      where l.id = any (links)) as told
  ) as settled
  where settled.id = link.id
    and (link.is_public, link.owner_id, link.adopter_id, link.depth, link.themes)
        is distinct from (settled.is_public, settled.owner_id, settled.adopter_id, settled.depth, settled.themes);
end $$;
revoke execute on function settle_links from public;

-- Both sides lock the records, so that a link made while one of them is being published is not forgotten.
create function settle_new_links() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from record where id in (select from_id from made union select to_id from made) order by id for share;
  perform settle_links(array(select id from made));
  return null;
end $$;
create trigger settle after insert on link referencing new table as made
  for each statement execute function settle_new_links();

-- Proof that appears or goes away changes how far the adoptions of that action have come.
create function settle_proven_links() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  links uuid[] := array(
    select l.id from link l
    where l.withdrawn_at is null and l.from_id in (
      select c.to_id from changed c join former o on o.id = c.id
      where c.type = 'proves' and (c.is_public, c.withdrawn_at) is distinct from (o.is_public, o.withdrawn_at)));
begin
  if cardinality(links) > 0 then
    perform settle_links(links);
  end if;
  return null;
end $$;
create trigger settle_proven after update on link referencing old table as former new table as changed
  for each statement execute function settle_proven_links();

-- A link comes without anything worked out, and is counted when it is settled; later changes count the difference.
create function count_arcs() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into exchange_arc (theme, owner_id, adopter_id, inspired, based, done, proven)
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
  on conflict (owner_id, adopter_id, theme) do update set inspired = exchange_arc.inspired + excluded.inspired,
    based = exchange_arc.based + excluded.based, done = exchange_arc.done + excluded.done, proven = exchange_arc.proven + excluded.proven;
  return null;
end $$;
create trigger count_arcs after update on link referencing old table as former new table as changed
  for each statement execute function count_arcs();

-- Counts all arcs anew, for the owner after links were copied in with what is worked out about them.
create function recount_arcs() returns void language sql as $$
  delete from exchange_arc;
  insert into exchange_arc (theme, owner_id, adopter_id, inspired, based, done, proven)
  select theme, owner_id, adopter_id, count(*) filter (where depth = 1), count(*) filter (where depth = 2),
         count(*) filter (where depth = 3), count(*) filter (where depth = 4)
  from link, unnest(array_append(themes, '')) as theme
  where is_public and withdrawn_at is null and depth is not null and owner_id <> adopter_id
  group by theme, owner_id, adopter_id
$$;
revoke execute on function recount_arcs from public;

create function settle_published_links() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from record where id in (select record_id from touched) order by id for no key update;
  perform settle_links(array(
    select id from link where withdrawn_at is null and from_id in (select record_id from touched)
    union select id from link where withdrawn_at is null and to_id in (select record_id from touched)));
  return null;
end $$;
create trigger settle_added after insert on published referencing new table as touched
  for each statement execute function settle_published_links();
create trigger settle_changed after update on published referencing new table as touched
  for each statement execute function settle_published_links();
create trigger settle_removed after delete on published referencing old table as touched
  for each statement execute function settle_published_links();

create function settle_project_links() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform settle_links(array(
    select l.id from link l join record r on r.id = l.from_id where r.project_id = new.id and l.withdrawn_at is null
    union select l.id from link l join record r on r.id = l.to_id where r.project_id = new.id and l.withdrawn_at is null));
  return null;
end $$;
create trigger settle_links after update of is_public on project
  for each row execute function settle_project_links();

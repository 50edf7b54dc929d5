-- Matching of needs with practices and strengths: what each of them speaks of, from the concept's side, so that what
-- answers a need is found by a look at its concepts.

-- Of the published version and, for the project's own eyes, of the record as it stands. Weight: 4 in the title, 3 in the
-- summary, 2 elsewhere, 1 where another concept is a case of this one.
create table record_concept (
  record_id uuid not null references record on delete cascade,
  project_id uuid not null references project,
  is_public boolean not null,
  kind text not null,
  concept_id text collate "C" not null,
  weight smallint not null,
  primary key (record_id, is_public, concept_id)
);
create index record_concept_found on record_concept (concept_id, kind, is_public) include (weight, record_id);
create index record_concept_project on record_concept (project_id) where not is_public;
call protect('record_concept');
create policy open on record_concept for select using (is_public);
create policy keeper on record_concept to current_user using (true);

-- What a text says in each of its languages is understood by the terms of that language alone: the search vector has all
-- of them together, those of translations with the least weight.
create or replace function understand_published() returns trigger language plpgsql as $$
declare
  translated record;
begin
  new.search := without_concepts(new.search);
  new.search := new.search || concepts_in(ts_filter(new.search, '{a,b,c}'), array[new.language]);
  if jsonb_typeof(new.content -> 'texts') = 'object' then
    for translated in select key as language, value as texts from jsonb_each(new.content -> 'texts') where jsonb_typeof(value) = 'object' loop
      new.search := new.search || (
        select concepts_in(
                 setweight(to_tsvector(configuration, coalesce(translated.texts #>> '{title,content}', '')), 'A')
                   || setweight(to_tsvector(configuration, coalesce(translated.texts #>> '{summary,content}', '')), 'B')
                   || setweight(to_tsvector(configuration, coalesce((select string_agg(value ->> 'content', ' ') from jsonb_each(translated.texts)), '')), 'C'),
                 array[translated.language])
        from search_configuration(translated.language) as configuration);
    end loop;
  end if;
  return new;
end $$;

create function weighted_concepts(vector tsvector) returns table (concept_id text, weight smallint) language sql immutable as $$
  select substr(lexeme, 2), case (select min(weight) from unnest(weights) as weight) when 'A' then 4 when 'B' then 3 when 'C' then 2 else 1 end::smallint
  from unnest(vector) where lexeme like '§%'
$$;

create function keep_record_concepts() returns trigger language plpgsql as $$
begin
  delete from record_concept where record_id = new.id and not is_public;
  if new.erased_at is null then
    insert into record_concept (record_id, project_id, is_public, kind, concept_id, weight)
    select new.id, new.project_id, false, new.kind, concept_id, weight from weighted_concepts(new.understood);
  end if;
  return null;
end $$;
create trigger keep_concepts after insert or update of title, summary, language, erased_at on record
  for each row when (new.kind in ('need', 'strength', 'practice')) execute function keep_record_concepts();

create function keep_published_concepts() returns trigger language plpgsql as $$
begin
  delete from record_concept where record_id = coalesce(new.record_id, old.record_id) and is_public;
  if tg_op <> 'DELETE' then
    insert into record_concept (record_id, project_id, is_public, kind, concept_id, weight)
    select new.record_id, new.project_id, true, new.kind, concept_id, weight from weighted_concepts(new.search);
  end if;
  return null;
end $$;
create trigger keep_concepts after insert or update of search on published
  for each row when (new.kind in ('need', 'strength', 'practice')) execute function keep_published_concepts();
create trigger forget_concepts after delete on published
  for each row when (old.kind in ('need', 'strength', 'practice')) execute function keep_published_concepts();

-- Fills the table from what stands in the records, for the owner after records were copied in.
create function refill_record_concepts() returns void language sql as $$
  truncate record_concept;
  insert into record_concept (record_id, project_id, is_public, kind, concept_id, weight)
  select r.id, r.project_id, false, r.kind, c.concept_id, c.weight from record r, weighted_concepts(r.understood) as c
  where r.kind in ('need', 'strength', 'practice') and r.erased_at is null
  union all
  select p.record_id, p.project_id, true, p.kind, c.concept_id, c.weight from published p, weighted_concepts(p.search) as c
  where p.kind in ('need', 'strength', 'practice')
$$;
revoke execute on function refill_record_concepts from public;
select refill_record_concepts();
-- Published texts with translations are understood anew by the job.
update vocabulary_state set changed_at = clock_timestamp() where exists (select from published);

-- Somebody said that two records do not match. What is taken back stays, with both dates.
create table match_dismissal (
  id uuid primary key,
  project_id uuid not null references project,
  record_id uuid not null references record on delete cascade,
  other_id uuid not null references record on delete cascade,
  reason text not null default '',
  made_at timestamptz not null,
  made_by uuid references person,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person
);
create unique index match_dismissal_once on match_dismissal (record_id, other_id) where withdrawn_at is null;
create index match_dismissal_project on match_dismissal (project_id);
create index match_dismissal_other on match_dismissal (other_id);
call protect('match_dismissal');

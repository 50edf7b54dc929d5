-- The vocabulary: what city governments talk about, in every language, so that a text is found by what it means.

-- What each concept is called: `terms` has a list by language, the preferred term first. A star at the end of a word
-- stands for any ending. `above` are all concepts it is a case of, worked out by settle_vocabulary.
create table concept (
  id text collate "C" primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  terms jsonb not null,
  broader text[] not null default '{}',
  themes text[] not null default '{}',
  -- Said of so much that sharing it tells little.
  is_broad boolean not null default false,
  -- Set once a curator changed it: what the product says of it later is passed over then.
  curated_at timestamptz,
  ended_at timestamptz,
  above text[] not null default '{}'
);

create table concept_term (
  concept_id text collate "C" not null references concept on delete cascade,
  language text not null,
  place smallint not null,
  query tsquery not null,
  -- Any of its words; and the first of them, or its beginning, by which terms of a short text are found.
  words tsquery not null,
  key text collate "C" not null,
  primary key (language, concept_id, place)
);
create index concept_term_key on concept_term (language, key);

create table concept_change (
  concept_id text collate "C" not null references concept,
  number integer not null,
  at timestamptz not null,
  person_id uuid references person,
  before jsonb not null,
  after jsonb not null,
  primary key (concept_id, number)
);

-- Which vocabulary stands here, and up to which change of it all records were understood. One row.
create table vocabulary_state (
  is_only boolean primary key default true check (is_only),
  version text not null default '',
  changed_at timestamptz not null default now(),
  understood_at timestamptz
);
insert into vocabulary_state default values;

grant select, insert, update on concept to uptake_app;
grant select on concept_term to uptake_app;
grant select, insert on concept_change to uptake_app;
grant select, update on vocabulary_state to uptake_app;

-- A term as it is looked for: its words one after the other, by their stems, or by their beginnings where a star says so.
create function term_query(language text, term text) returns tsquery language plpgsql stable as $$
declare
  word text;
  part tsquery;
  made tsquery;
begin
  if position('*' in term) = 0 then
    return phraseto_tsquery(search_configuration(language), term);
  end if;
  foreach word in array regexp_split_to_array(trim(term), '\s+') loop
    part := case when right(word, 1) = '*' then to_tsquery('uptake_other', '''' || translate(word, '*\''', '') || ''':*')
                 else phraseto_tsquery(search_configuration(language), word) end;
    made := case when made is null then part when numnode(part) = 0 then made else tsquery_phrase(made, part) end;
  end loop;
  return made;
end $$;

-- Works out what follows from the concepts: what each is a case of, and how its terms are looked for.
create function settle_vocabulary() returns void language sql security definer set search_path = public, pg_temp as $$
  with recursive higher as (
    select c.id, b.id as above from concept c, unnest(c.broader) as one (id) join concept b on b.id = one.id
    union
    select h.id, b.id from higher h join concept c on c.id = h.above, unnest(c.broader) as one (id) join concept b on b.id = one.id)
  update concept set above = settled.above
  from (select c.id, coalesce(array_agg(h.above order by h.above) filter (where h.above <> c.id), '{}') as above
        from concept c left join higher h on h.id = c.id group by c.id) as settled
  where settled.id = concept.id and concept.above <> settled.above;
  delete from concept_term;
  insert into concept_term (concept_id, language, place, query, words, key)
  select concept_id, language, place, query, regexp_replace(query::text, '<(-|\d+)>|&', '|', 'g')::tsquery,
         replace((regexp_match(query::text, '''((?:[^'']|'''')+)'''))[1], '''''', '''')
  from (select c.id as concept_id, language, t.place, term_query(language, t.term) as query
        from concept c, jsonb_each(c.terms) as said (language, terms),
             jsonb_array_elements_text(said.terms) with ordinality as t (term, place)
        where c.ended_at is null) as made
  where numnode(query) > 0;
  update vocabulary_state set changed_at = clock_timestamp();
$$;
revoke execute on function settle_vocabulary from public;
grant execute on function settle_vocabulary to uptake_app;

-- The concepts a text speaks of in these languages, as lexemes that nobody can type: weighted by where they stand, and
-- those they are a case of with the least weight.
create function concepts_in(vector tsvector, languages text[]) returns tsvector language sql stable as $$
  with found as materialized (
    select t.concept_id, min(case when ts_filter(vector, '{a}') @@ t.query then 'A'
                                  when ts_filter(vector, '{b}') @@ t.query then 'B' else 'C' end) as weight
    from concept_term t where t.language = any (languages) and vector @@ t.query group by t.concept_id),
  told as (
    select concept_id, weight from found
    union all
    select one.id, 'D' from found join concept on concept.id = found.concept_id, unnest(concept.above) as one (id))
  select coalesce(string_agg(format('%L:1%s', '§' || concept_id, weight), ' '), '')::tsvector
  from (select concept_id, min(weight) as weight from told group by concept_id) as once
$$;

-- The words of a short text with all their beginnings: what the first words of its terms may be.
create function beginnings(vector tsvector) returns text[] language sql immutable as $$
  select array(select distinct left(lexeme, n) from unnest(vector), generate_series(1, length(lexeme)) as n)
$$;

create function without_concepts(vector tsvector) returns tsvector language sql immutable as $$
  select ts_delete(vector, array(select lexeme from unnest(vector) where lexeme like '§%'))
$$;

-- A record in the workspace is understood by its title and summary, a published one by all its words.
alter table record add column understood tsvector not null default '';

create function understand_record() returns trigger language plpgsql as $$
begin
  if new.slug is not null then
    new.understood := concepts_in(
      setweight(to_tsvector(search_configuration(new.language), new.title), 'A')
        || setweight(to_tsvector(search_configuration(new.language), new.summary), 'B'), array[new.language]);
  end if;
  return new;
end $$;
create trigger understand before insert or update of title, summary, language, slug on record
  for each row execute function understand_record();

create function understand_published() returns trigger language plpgsql as $$
begin
  new.search := without_concepts(new.search);
  new.search := new.search || concepts_in(new.search, array[new.language] || array(
    select jsonb_object_keys(case when jsonb_typeof(new.content -> 'texts') = 'object' then new.content -> 'texts' else '{}' end)));
  return new;
end $$;
create trigger understand before insert or update of search on published
  for each row execute function understand_published();

-- Understands so many records anew, after the vocabulary changed; gives the last, or nothing when there are no more.
create policy keeper on published to current_user using (true);
create function understand_again(after uuid, most integer) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids uuid[] := array(select id from record where id > after order by id limit most);
begin
  perform from record where id = any (ids) order by id for no key update;
  update record set title = title where id = any (ids);
  update published set search = search where record_id = any (ids);
  return ids[cardinality(ids)];
end $$;
revoke execute on function understand_again from public;
grant execute on function understand_again to uptake_app;

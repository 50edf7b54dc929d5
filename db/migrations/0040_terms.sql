-- Terms that stemming leaves too little of are not looked for.
create or replace function settle_vocabulary() returns void language sql security definer set search_path = public, pg_temp as $$
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
  select concept_id, language, place, query, regexp_replace(query::text, '<(-|\d+)>|&', '|', 'g')::tsquery, key
  from (select *, replace((regexp_match(query::text, '''((?:[^'']|'''')+)'''))[1], '''''', '''') as key
        from (select c.id as concept_id, language, t.place, t.term, term_query(language, t.term) as query
              from concept c, jsonb_each(c.terms) as said (language, terms),
                   jsonb_array_elements_text(said.terms) with ordinality as t (term, place)
              where c.ended_at is null) as made
        where numnode(query) > 0) as keyed
  -- "God man" without its stop word is "good", "casa" without its ending is "case" too: what little is left says something else.
  where numnode(query) > 1 or term like '%*' or (term not like '% %' and (length(key) > 3 or key = lower(term)));
  update vocabulary_state set changed_at = clock_timestamp();
$$;

select settle_vocabulary();

-- What a need is matched by is read from the index alone, also with the policies of the table.
drop index record_concept_found;
create index record_concept_found on record_concept (concept_id, kind, weight) include (record_id, project_id, is_public) where is_public;

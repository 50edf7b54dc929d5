-- The author of a note reads it and throws it away also in projects they left, but writes none there.
drop policy own on note;
create policy own_read on note for select using (author_id = (select scope_person()));
create policy own_removal on note for delete using (author_id = (select scope_person()));

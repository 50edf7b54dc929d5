-- A person sees and takes away what is kept of them as a guest, in whatever project.

create policy own on registration_needs for select using (exists (
  select from registration r where r.id = registration_needs.registration_id and r.person_id = (select scope_person())));
create policy own on attendance for select using (exists (
  select from registration r where r.id = attendance.registration_id and r.person_id = (select scope_person())));

-- Forms that were taken: whoever sends the very same form once more is led to where the first one led.

create table sent_form (
  -- Over who sent it, where to, the form's own number and everything typed
  hash bytea primary key,
  location text,
  said jsonb,
  sent_at timestamptz not null
);
create index sent_form_sent on sent_form (sent_at);
grant select, insert, update, delete on sent_form to uptake_app;

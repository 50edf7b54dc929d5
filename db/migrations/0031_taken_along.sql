-- What was written without a network and has arrived. Its number was made where it was written: whatever comes a second
-- time under the same number was taken already.

create table written_away (
  id uuid primary key,
  project_id uuid not null references project,
  -- Where what became of it is read
  address text not null default '',
  received_at timestamptz not null
);
create index written_away_project on written_away (project_id);
call protect('written_away');

-- When a history line was written, by the database's clock. What it tells of may lie earlier: an import, the sample.
-- Checkpoints seal what was written up to a moment, so that a line of yesterday added today breaks no seal of yesterday.

alter table history add column written_at timestamptz;
alter table history no force row level security;
update history set written_at = at;
alter table history force row level security;
alter table history alter column written_at set default clock_timestamp(), alter column written_at set not null;

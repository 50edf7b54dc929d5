-- What was told when an event was moved online or called off: a note, the time it was planned for, the sessions it
-- was split into. Null while it is held as planned.
alter table event add column rearranged jsonb;

-- What a calendar program takes from a letter: a list of parts with their method, by RFC 5546.
alter table mail add column calendars jsonb not null default '[]';

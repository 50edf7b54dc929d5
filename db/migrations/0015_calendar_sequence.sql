-- How often an event was changed in a way that matters to those who have it in their calendar: SEQUENCE of RFC 5545.
alter table event add column sequence integer not null default 0;

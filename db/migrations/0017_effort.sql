-- What a practice takes: money, staff, skills and technology, each empty while it is not known.
alter table practice
  add set_up_cost_minor bigint check (set_up_cost_minor >= 0),
  add yearly_cost_minor bigint check (yearly_cost_minor >= 0),
  add cost_currency text check (cost_currency ~ '^[A-Z]{3}$'),
  -- The year of these prices
  add prices_of smallint check (prices_of between 1900 and 2200),
  add staff_days_set_up double precision check (staff_days_set_up >= 0),
  add staff_days_year double precision check (staff_days_year >= 0),
  add skills text[] not null default '{}',
  add technology text[] not null default '{}',
  add check ((cost_currency is null) = (set_up_cost_minor is null and yearly_cost_minor is null));

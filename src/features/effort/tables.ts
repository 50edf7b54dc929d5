import { moneyOf } from '../../records/money.ts';
import type { Effort } from './effort.ts';

/** The columns in which a practice keeps what it takes. */
export interface EffortColumns {
  set_up_cost_minor: number | null;
  yearly_cost_minor: number | null;
  cost_currency: string | null;
  prices_of: number | null;
  staff_days_set_up: number | null;
  staff_days_year: number | null;
  skills: string[];
  technology: string[];
}

export function effortRow(effort: Effort): EffortColumns {
  return {
    set_up_cost_minor: effort.setUpCost?.minor ?? null,
    yearly_cost_minor: effort.yearlyCost?.minor ?? null,
    cost_currency: (effort.setUpCost ?? effort.yearlyCost)?.currency ?? null,
    prices_of: effort.pricesOf,
    staff_days_set_up: effort.staffDaysSetUp,
    staff_days_year: effort.staffDaysYear,
    skills: [...effort.skills],
    technology: [...effort.technology],
  };
}

export function effortOf(row: EffortColumns): Effort {
  return {
    setUpCost: moneyOf(row.set_up_cost_minor, row.cost_currency),
    yearlyCost: moneyOf(row.yearly_cost_minor, row.cost_currency),
    pricesOf: row.prices_of,
    staffDaysSetUp: row.staff_days_set_up,
    staffDaysYear: row.staff_days_year,
    skills: row.skills,
    technology: row.technology,
  };
}

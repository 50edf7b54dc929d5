import type { Address } from '../../kernel/address.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Scope } from '../../kernel/scope.ts';
import { recordAddress, type Face } from '../../records/kinds.ts';
import type { Capacity } from './counts.ts';

/** An event at which people were counted, as far as the reader may see it. */
export interface CountedEvent {
  readonly id: string;
  readonly title: string;
  readonly variety: string;
  readonly partnerId: string | null;
  readonly happensOn: PartialDate | null;
  readonly page: Address;
}

/** The events with people counted, the latest first. On the public face only those with a page. */
export async function eventsWithGuests(scope: Scope, face: Face, { byEvent }: Capacity): Promise<CountedEvent[]> {
  const ids = [...byEvent.keys()];
  if (ids.length === 0) return [];
  const table = face === 'public' ? ('published' as const) : ('record' as const);
  const id = face === 'public' ? ('published.record_id' as const) : ('record.id' as const);
  const rows = await scope.db
    .selectFrom(table)
    .innerJoin('project', 'project.id', `${table}.project_id`)
    .select([`${id} as id`, `${table}.slug`, `${table}.title`, `${table}.variety`])
    .select([`${table}.partner_id as partnerId`, `${table}.happens_on as happensOn`, 'project.slug as project'])
    .where(id, 'in', ids)
    .orderBy(`${table}.happens_on`, 'desc')
    .execute();
  return rows.map(({ slug, project, ...row }) => ({ ...row, page: recordAddress(face, 'event', project, slug) }));
}

import { sql } from 'kysely';
import { faultOf } from '../../kernel/fault.ts';
import type { Meanings } from '../../kernel/meanings.ts';
import type { Tools } from '../../kernel/tools.ts';

interface Told {
  readonly id: string;
  readonly version: number;
  readonly text: string;
}

const atOnce = 32;
/** Services take so much of a text, or cut it there. */
const longest = 6000;

/**
 * Has a service, where one is set, make numbers of what is published and can be matched. Nothing else is ever sent:
 * no drafts, no names of people, no files. When the service fails the next run goes on.
 */
export async function rememberMeanings(tools: Tools): Promise<void> {
  const { meanings } = tools;
  if (meanings === null) return;
  try {
    while ((await rememberSome(tools, meanings)) === atOnce);
  } catch (error) {
    tools.log.warn({ error: faultOf(error) }, 'meanings were not made, will be tried again');
  }
}

/** Makes numbers of the next few texts that have none of this version and model; gives how many there were. */
async function rememberSome(tools: Tools, meanings: Meanings): Promise<number> {
  const waiting = await tools.pool.transaction('begin read only', async (db) => {
    const { rows } = await sql<Told>`
      select p.record_id as id, p.version,
        left(concat_ws(E'\n', p.title, p.summary, p.content #>> '{content,description}'), ${longest}) as text
      from published p left join published_meaning m on m.record_id = p.record_id and m.model = ${meanings.model} and m.version = p.version
      where p.kind in ('need', 'strength', 'practice') and m.record_id is null order by p.record_id limit ${atOnce}`.execute(
      db,
    );
    return rows;
  });
  if (waiting.length === 0) return 0;
  const made = await meanings.of(waiting.map(({ text }) => text));
  await tools.pool.transaction('begin', async (db) => {
    for (const [index, { id, version }] of waiting.entries()) {
      // Withdrawn meanwhile: there is nothing to remember it by.
      await sql`
        insert into published_meaning (record_id, model, version, numbers)
        select record_id, ${meanings.model}, ${version}, ${[...(made[index] ?? [])]}::real[] from published where record_id = ${id}
        on conflict (record_id) do update set model = excluded.model, version = excluded.version, numbers = excluded.numbers`.execute(
        db,
      );
    }
  });
  return waiting.length;
}

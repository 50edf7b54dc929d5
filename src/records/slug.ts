import { sql } from 'kysely';
import type { ProjectScope } from '../kernel/scope.ts';
import type { Kind } from './kinds.ts';

// Letters that are no plain letter with an accent, as people write them where they are not on the keyboard.
const latin: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
  ŧ: 't',
};

/** A word for the address, from the title: stays for ever, also when the title changes. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\0-\x7f]/g, (letter) => latin[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  // "new" is the page on which a record is made.
  return plain === '' || plain === 'new' ? 'untitled' : plain;
}

/** The title's word for the address, with a number behind it when the project has another record of that name. */
export async function freeSlug(scope: ProjectScope, kind: Kind, title: string): Promise<string> {
  const wanted = slugOf(title);
  // Two people may give the same title at the same moment; the lock makes the second wait for the first.
  await sql`select pg_advisory_xact_lock(hashtext(${`${scope.project.id}:${kind}:${wanted}`}))`.execute(scope.db);
  const taken = await scope.db
    .selectFrom('record')
    .select('slug')
    .where('project_id', '=', scope.project.id)
    .where('kind', '=', kind)
    .where((where) => where.or([where('slug', '=', wanted), where('slug', 'like', `${wanted}-%`)]))
    .execute();
  const slugs = new Set(taken.map((row) => row.slug));
  if (!slugs.has(wanted)) return wanted;
  let number = 2;
  while (slugs.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}

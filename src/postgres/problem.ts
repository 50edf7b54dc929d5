/** Something a person at the console can put right. The message is shown as it is, without a stack. */
export class PostgresProblem extends Error {
  override readonly name = 'PostgresProblem';
}

const explanations: [pattern: RegExp, meaning: string][] = [
  [
    /no space left on device|disk is full|ENOSPC/i,
    'The disk is full. Make room on the disk that holds it, then start again.',
  ],
  [/read-only file system|EROFS/i, 'The disk is mounted read-only.'],
  [/permission denied|EACCES|EPERM/i, 'This user may not write there.'],
  [/could not map anonymous shared memory|cannot allocate memory|ENOMEM/i, 'There is not enough memory.'],
  [
    /GLIBC_\S+ not found|spawn \S+ ENOENT/i,
    'The database program does not run on this system. Set DATABASE_URL to a PostgreSQL 15 or newer.',
  ],
];

/** One plain sentence for what PostgreSQL or the operating system said, followed by their last words. */
export function explain(what: string, said: string): PostgresProblem {
  const found = explanations.find(([pattern]) => pattern.test(said));
  const meaning = found ? ` ${found[1]}` : '';
  const words = said.trim();
  return new PostgresProblem(`${what}.${meaning}${words ? `\n${words}` : ''}`);
}

/** What any thrown value says. */
export function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

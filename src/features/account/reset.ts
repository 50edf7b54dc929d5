import { address } from '../../kernel/address.ts';
import { writeLetter, type Letter } from '../../kernel/mail.ts';
import type { Scope } from '../../kernel/scope.ts';
import { hashOf } from '../../kernel/sessions.ts';
import type { Tools } from '../../kernel/tools.ts';
import { newReader } from '../../kernel/reader.ts';
import { sayIn, type Language } from '../../kernel/words.ts';
import { letter, wholeAddress } from '../../layout/letter.ts';
import { addPerson, findAccount, findAccountById, type Account, type AccountScope } from './person.ts';
import words from './words.json' with { type: 'json' };

const validMinutes = 60;

interface PasswordResetTable {
  id: string;
  person_id: string;
  secret_hash: Buffer;
  created_at: Date;
  ends_at: Date;
}

declare module '../../kernel/db.ts' {
  interface Database {
    password_reset: PasswordResetTable;
  }
}

/**
 * Asks for a letter with a link to a new password. Writing it is left to a job, so that the request does the same
 * and takes the same time whether the mail address has an account or not.
 */
export async function askForReset(scope: Scope, email: string, language: Language): Promise<void> {
  const account = await findAccount(scope, email);
  const reset = scope.tools.chance.id();
  await scope.tools.jobs.ask(scope, 'write-password-reset', { reset, person: account?.id ?? null, language });
}

/** The job behind `askForReset`: one link and one letter for each time it was asked, also when the job is repeated. */
export async function writePasswordReset(
  tools: Tools,
  asked: { reset: string; person: string | null; language: Language },
): Promise<void> {
  const { person, reset, language } = asked;
  if (person === null) return;
  await tools.pool.transaction('begin', async (db) => {
    const scope: Scope = { db, who: { person: null, memberships: [] }, project: null, tools, now: tools.clock() };
    const account = await findAccountById(scope, person);
    const secret = account && (await openReset(scope, { id: reset, personId: person, minutes: validMinutes }));
    if (account && secret) await writeLetter(scope, resetLetter(tools, account, secret, language));
  });
}

/** Makes the secret of a link to a new password; null when this very one was made before. */
async function openReset(
  scope: AccountScope,
  { id, personId, minutes }: { id: string; personId: string; minutes: number },
): Promise<string | null> {
  const secret = scope.tools.chance.secret();
  const endsAt = new Date(scope.now.getTime() + minutes * 60_000);
  const made = await scope.db
    .insertInto('password_reset')
    .values({ id, person_id: personId, secret_hash: hashOf(secret), created_at: scope.now, ends_at: endsAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 0n ? null : secret;
}

/** Adds a person from the command line; gives the address at which they choose a password, good for a day. */
export async function addPersonByCommand(
  tools: Tools,
  made: { email: string; name: string; isAdministrator: boolean },
): Promise<string> {
  return tools.pool.transaction('begin', async (db) => {
    const scope = { db, tools, now: tools.clock() };
    const id = await addPerson(scope, { ...made, password: null, language: 'en' });
    const secret = await openReset(scope, { id: tools.chance.id(), personId: id, minutes: 24 * 60 });
    return wholeAddress(tools.settings, address`/password/reset/${secret ?? ''}`);
  });
}

function resetLetter(tools: Tools, account: Account, secret: string, language: Language): Letter {
  const say = sayIn(language, words);
  return letter(tools.settings, {
    to: account.email,
    language,
    subject: say('reset.letter.subject'),
    before: [say('letter.greeting', { name: account.name }), say('reset.letter.asked')],
    link: { label: say('reset.letter.link'), address: address`/password/reset/${secret}` },
    after: [say('reset.letter.valid', { minutes: validMinutes }), say('reset.letter.notYou')],
  });
}

/** Whose password a secret may change, or null when it was used, is too old or was never given. */
export async function findReset(scope: AccountScope, secret: string): Promise<Account | null> {
  const reset = await scope.db
    .selectFrom('password_reset')
    .select('person_id')
    .where('secret_hash', '=', hashOf(secret))
    .where('ends_at', '>', scope.now)
    .executeTakeFirst();
  return reset ? findAccountById(scope, reset.person_id) : null;
}

/** Uses a secret up, with all others of the person. False when somebody was faster. */
export async function useReset(scope: AccountScope, secret: string, personId: string): Promise<boolean> {
  const used = await scope.db.deleteFrom('password_reset').where('secret_hash', '=', hashOf(secret)).executeTakeFirst();
  await forgetResets(scope, personId);
  return used.numDeletedRows > 0n;
}

/** Every link to a new password that the person was sent opens nothing any more. */
export async function forgetResets(scope: AccountScope, personId: string): Promise<void> {
  await scope.db.deleteFrom('password_reset').where('person_id', '=', personId).execute();
}

/** Tells a person by mail that the password is another one, in case it was not they who changed it. */
export async function tellPasswordChanged(scope: Scope, account: Account): Promise<void> {
  const say = sayIn(account.language, words);
  const when = newReader(account.language, account.zone).moment(scope.now);
  await writeLetter(
    scope,
    letter(scope.tools.settings, {
      to: account.email,
      language: account.language,
      subject: say('changed.letter.subject'),
      before: [say('letter.greeting', { name: account.name }), say('changed.letter.when', { when })],
      link: { label: say('changed.letter.link'), address: address`/password/forgotten` },
      after: [],
    }),
  );
}

export async function forgetOldResets(scope: AccountScope): Promise<void> {
  await scope.db.deleteFrom('password_reset').where('ends_at', '<=', scope.now).execute();
}

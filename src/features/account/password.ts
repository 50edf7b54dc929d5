import { hash, verify } from '@node-rs/argon2';
import { no, yes, type Answer } from '../../kernel/answers.ts';
import { lengthOf } from '../../kernel/forms.ts';
import { sayIn, type Language } from '../../kernel/words.ts';
import words from './words.json' with { type: 'json' };

export const leastLength = 12;
const leastDifferent = 5;
/** What must be left of a password when the person's own name, mail address and this service are taken out of it. */
const leastOwn = 8;

/** The commonest passwords that are long enough to be chosen here, in the languages of the interface too. */
const commonest = new Set(
  `123456789012 1234567890123 12345678901234 123456789123 1234567891011 123456123456 123123123123 012345678910
  987654321098 098765432109 qwertyuiop12 qwertyuiop123 qwertyuiop1234 qwerty123456 qwerty1234567 qwerty12345678
  qwertyqwerty 1qaz2wsx3edc 1q2w3e4r5t6y q1w2e3r4t5y6 zaq12wsxcde3 asdfghjkl123 zxcvbnm12345 qazwsxedcrfv
  password1234 password12345 password123456 passwordpassword password!123 password2024 password2025 password2026
  iloveyou1234 iloveyou12345 welcome12345 welcome123456 letmein12345 letmein123456 administrator administrator1
  administrator123 changeme1234 changeme12345 trustno11234 football1234 princess1234 sunshine1234 superman1234
  abcdefghijkl abcdefghijklm abcd12345678 abcdef123456 abc123456789 correcthorsebatterystaple
  passwort1234 parola123456 parolaparola password1234! lösenord1234 lösenord12345 salasana1234 parool123456
  parool1234567 jelszo123456 jelszó123456 jelszo1234567 ciaociaociao francesco123 sommar2024! forzajuventus`.split(
    /\s+/,
  ),
);

/**
 * Whether a password is long and unusual enough for this person. The answer's reason says what to change.
 * `about` are the person's name and mail address, which others know and try first.
 */
export function isStrongEnough(password: string, about: { name: string; email: string }, language: Language): Answer {
  const say = sayIn(language, words);
  const plain = password.normalize('NFKC').toLowerCase();
  if (lengthOf(plain) < leastLength) return no(say('password.tooShort', { least: leastLength }));
  if (commonest.has(plain) || new Set(plain).size < leastDifferent) return no(say('password.tooCommon'));
  const known = `uptake ${about.name} ${about.email}`.normalize('NFKC').toLowerCase();
  let left = plain;
  for (const word of known.split(/[^\p{L}\p{N}]+/u)) if (word.length >= 3) left = left.replaceAll(word, '');
  return lengthOf(left) < leastOwn && left !== plain ? no(say('password.tooPersonal')) : yes;
}

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// Two keyboards may send the same letters in different ways; NFKC makes them one.
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

let nobodys: Promise<string> | null = null;

/** Whether the password fits the hash. Takes as long when there is no hash, so that time does not tell who exists. */
export async function fits(password: string, passwordHash: string | null): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const right = await verify(passwordHash ?? (await nobodys), password.normalize('NFKC'));
  return right && passwordHash !== null;
}

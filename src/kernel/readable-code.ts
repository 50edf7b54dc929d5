import { createHash } from 'node:crypto';

/** Letters and digits that are not taken for one another. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code that people read out and type, from a secret nobody can guess: 5 bits a sign, at most 32 signs. */
export function readableCode(secret: string, length: number): string {
  const bytes = createHash('sha256').update(secret).digest();
  return [...bytes.subarray(0, length)].map((byte) => signs[byte % signs.length] ?? '').join('');
}

/** A code as people type it, with small letters, gaps and dashes. */
export function readCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

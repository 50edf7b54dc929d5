import { randomBytes } from 'node:crypto';
import { v7, validate } from 'uuid';
import type { Chance } from './tools.ts';

export function newChance(): Chance {
  return { id: () => v7(), secret: () => randomBytes(32).toString('base64url') };
}

/** Whether a text can be an id at all; the database refuses to compare an id with anything else. */
export function isId(text: string): boolean {
  return validate(text);
}

import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Chance } from './tools.ts';

export function newChance(): Chance {
  return { id: () => v7(), secret: () => randomBytes(32).toString('base64url') };
}

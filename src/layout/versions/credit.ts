import { html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Address } from '../../kernel/address.ts';
import { link, type Fact } from '../../ui/index.ts';
import { versionsAddress } from './page.ts';
import words from './words.json' with { type: 'json' };

/** Which version of a text the public reads, since when, and the way to the others; nothing while it reads none. */
export function versionCredit(
  reader: Reader,
  page: Address,
  version: { readonly number: number; readonly at: Date } | null,
): Fact[] {
  if (version === null) return [];
  const say = reader.say(words);
  const told = say('credit.published', { number: String(version.number), day: reader.day(version.at) });
  return [
    {
      label: say('credit.version'),
      value: html`${told} (${link(say('allVersions'), versionsAddress(page))})`,
    },
  ];
}

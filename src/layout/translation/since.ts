import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { historyOf, type Recorded } from '../../records/history.ts';
import type { TranslatedText } from '../../records/texts.ts';
import { difference } from '../../ui/index.ts';
import { differenceOfTexts } from '../versions/index.ts';
import words from './words.json' with { type: 'json' };

type Translated = Readonly<Record<string, TranslatedText>>;

/** What the original said when it was translated, by field, for the translations that it has left behind. */
export async function originalsThen(
  scope: Scope,
  recordId: string,
  language: Language,
  texts: Translated,
): Promise<Map<string, string>> {
  const left = Object.entries(texts).flatMap(([field, { outdatedSince: since }]) => (since ? [{ field, since }] : []));
  if (left.length === 0) return new Map();
  // The oldest first: the first change since then tells what stood there before.
  const lines = (await historyOf(scope, recordId, 1000)).toReversed();
  return new Map(
    left.flatMap(({ field, since }) => {
      const translated = lines.findLastIndex(({ changes }) => changes[`${field} (${language})`]);
      const first = lines.find(
        ({ at, changes }, index) => index > translated && at >= new Date(since) && changes[field],
      );
      const before = first?.changes[field]?.before;
      return before === undefined ? [] : [[field, textOf(before)] as const];
    }),
  );
}

function textOf(value: Recorded): string {
  return typeof value === 'object' && value !== null ? value.join('\n') : String(value ?? '');
}

/** Beside a translation that the original has left behind: since when, and what has changed there. */
export function leftBehind(
  reader: Reader,
  text: TranslatedText | undefined,
  original: { readonly before: string | undefined; readonly now: string; readonly language: Language },
): Html | null {
  if (!text?.outdatedSince) return null;
  const say = reader.say(words);
  const { before, now, language } = original;
  const changes =
    before !== undefined &&
    html`<details class="ds-details"><summary>${say('changed')}</summary><div>${difference(reader, differenceOfTexts(before, now), language)}</div></details>`;
  return html`<p>${say('outdated', { day: reader.day(new Date(text.outdatedSince)) })}</p>${changes}`;
}

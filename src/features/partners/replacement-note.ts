import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Shown } from '../../layout/section/index.ts';
import { namesOf } from '../../records/names.ts';
import { alert, link } from '../../ui/index.ts';
import type { Partner } from './partner.ts';
import { replacedBy } from './profile.ts';
import words from './words.json' with { type: 'json' };

/** Who came in the place of this partner, and in whose place it came. */
export async function replacementNotes(
  visit: Visit,
  { face, id, projectSlug, value }: Shown<Partner>,
): Promise<Html | null> {
  const { reader } = visit;
  const { replacement } = value;
  const before = await replacedBy(visit, face, id);
  const names = await namesOf(visit, face, projectSlug, [replacement?.by ?? null, ...before]);
  const nameOf = (other: string) => {
    const known = names.get(other);
    return known ? link(known.title, known.address) : html`${reader.say(words)('replaced.notPublic')}`;
  };
  const phrase = reader.phrase(words);
  return html`${
    replacement &&
    alert({
      kind: 'info',
      body: html`<p>${phrase('replaced.partner', { date: reader.date(replacement.on), successor: nameOf(replacement.by) })}</p>
        <p>${replacement.reason}</p>`,
    })
  }
  ${before.length > 0 && html`<p>${phrase('replaced.cameFor', { partners: html`${before.map((other, index) => html`${index > 0 && ', '}${nameOf(other)}`)}` })}</p>`}`;
}

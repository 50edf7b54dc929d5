import { join } from 'node:path';
import { address } from '../../kernel/address.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Visit } from '../../kernel/visit.ts';
import { wholeAddress } from '../../layout/letter.ts';
import { namesOf } from '../../records/names.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import { eventWhen } from '../events/index.ts';
import type { EventOfGuests } from '../guests/index.ts';
import { shownNumber } from './store.ts';
import words from './words.json' with { type: 'json' };

const template = join(import.meta.dirname, 'certificate.typ');

export interface Certified {
  readonly scope: SystemScope;
  readonly event: EventOfGuests;
  readonly days: readonly PartialDate[];
}

/** What a certificate says beside the name: when, where, by whom, of which project, on which days. */
export async function certifiedFacts(
  visit: Visit,
  { scope, event, days }: Certified,
): Promise<{ label: string; value: string }[]> {
  const { reader } = visit;
  const say = reader.say(words);
  const names = await namesOf(scope, 'public', scope.project.slug, [event.value.host]);
  const facts = [
    { label: say('fact.when'), value: eventWhen(reader, event.value) },
    { label: say('fact.place'), value: event.value.place },
    { label: say('fact.host'), value: names.get(event.value.host ?? '')?.title },
    { label: say('fact.project'), value: `${scope.project.title} (${scope.project.acronym})` },
    { label: say('fact.days'), value: days.map((day) => reader.date(day)).join('; ') },
  ];
  return facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
}

/** The certificate of a guest in the language of the reader. */
export async function certificatePdf(
  visit: Visit,
  certified: Certified,
  { name, number }: { readonly name: string; readonly number: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const say = visit.reader.say(words);
  const page = wholeAddress(visit.tools.settings, address`/certificates`).replace(/^https?:\/\//, '');
  return visit.tools.documents.pdf(template, {
    language: visit.reader.language,
    project: certified.scope.project.acronym,
    title: say('pdf.title'),
    confirms: say('pdf.confirms'),
    name,
    attended: say('pdf.attended'),
    event: certified.event.value.title,
    facts: await certifiedFacts(visit, certified),
    check: say('pdf.check', { page, number: shownNumber(number) }),
  });
}

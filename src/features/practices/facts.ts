import { attributes, html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Shown } from '../../layout/section/index.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { countryName } from '../../records/countries.ts';
import { namesOf } from '../../records/names.ts';
import { link, type Fact } from '../../ui/index.ts';
import type { Practice } from './practice.ts';
import words from './words.json' with { type: 'json' };

export type Told = Pick<Shown<Practice>, 'face' | 'projectSlug' | 'value' | 'texts'>;

export function placeOf(visit: Visit, { city, country }: Practice): string {
  return [city, country === null ? '' : countryName(visit.reader, country)].filter((part) => part !== '').join(', ');
}

/** Where, whose, by whom and when. */
export async function facts(visit: Visit, { value: practice, texts, face, projectSlug }: Told): Promise<Fact[]> {
  const { reader } = visit;
  const say = reader.say(words);
  const { startsOn, endsOn, provenance, ownerOrganisation } = practice;
  const named = (await namesOf(visit, face, projectSlug, [practice.partner])).get(practice.partner ?? '');
  const partner = named && link(named.title, named.address);
  const reason = readTexts(reader, practice.language, texts).line('provenanceReason', practice.provenanceReason);
  return [
    { label: say('fact.place'), value: placeOf(visit, practice) },
    { label: say('fact.owner'), value: ownerOrganisation || partner },
    ...(ownerOrganisation !== '' && partner ? [{ label: say('field.partner'), value: partner }] : []),
    { label: say('field.authorOrganisation'), value: practice.authorOrganisation },
    { label: say('field.level'), value: practice.level && say(`choice.level.${practice.level}`) },
    { label: say('field.date'), value: startsOn && reader.date(startsOn) },
    { label: say('field.endsOn'), value: endsOn && reader.date(endsOn) },
    {
      label: say('field.provenance'),
      value:
        provenance &&
        html`${say(`choice.provenance.${provenance}`)}${reason.text !== '' && html`<br><span${attributes({ class: 'small', lang: reason.lang })}>${reason.text}</span>`}`,
    },
  ];
}

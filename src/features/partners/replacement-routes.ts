import { address, type Address } from '../../kernel/address.ts';
import { Conflict, mustBeAllowed } from '../../kernel/answers.ts';
import { choice, date, form, longText, text, type Problem, type Problems, type ValuesOf } from '../../kernel/forms.ts';
import type { Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formSent } from '../../layout/index.ts';
import { editPage, type Choice, type SentBack } from '../../layout/record/index.ts';
import { countries, countryOptions } from '../../records/countries.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { RecordHead } from '../../records/record.ts';
import { blankPartner } from './partner.ts';
import { mayReplacePartner } from './policy.ts';
import { replacePartner } from './replacing.ts';
import { createPartner, needPartner, presentPartners, type StoredPartner } from './store.ts';
import words from './words.json' with { type: 'json' };

const recordsChoices = ['stay', 'move'] as const;

function partnerReplacementForm(successors: readonly Choice[]) {
  return form({
    by: choice(successors.map(({ value }) => value)),
    organisation: text({ limit: 200 }),
    city: text({ limit: 100 }),
    country: choice(countries),
    on: date({ required: true }),
    reason: longText({ required: true, limit: 2000 }),
    records: choice(recordsChoices, { required: true, control: 'radio' }),
  });
}

type NewPartner = Pick<
  ValuesOf<ReturnType<typeof partnerReplacementForm>['fields']>,
  'by' | 'organisation' | 'city' | 'country'
>;

/** Who comes is either chosen or described: organisation, city and country. Not both, and not half. */
function problemsInSuccessor(visit: WorkspaceVisit, { by, organisation, city, country }: NewPartner): Problems {
  const say = visit.reader.say(words);
  const described = Object.entries({ organisation, city, country: country ?? '' });
  const given = described.filter(([, value]) => value !== '');
  if (by !== null) return given.length === 0 ? {} : { by: { key: 'wrong', text: say('rule.successorTwice') } };
  if (given.length === 0) return { by: { key: 'wrong', text: say('rule.successor') } };
  const missing = described.filter(([, value]) => value === '');
  return Object.fromEntries(missing.map(([field]): [string, Problem] => [field, { key: 'required' }]));
}

async function successorOf(visit: WorkspaceVisit, { by, organisation, city, country }: NewPartner): Promise<string> {
  if (by !== null) return by;
  const language = visit.reader.language;
  return (
    await createPartner(visit, { ...blankPartner, organisation, city, country: country ?? '', name: city, language })
  ).id;
}

/** Adds the page on which a partner gives way to another. */
export function replacementRoutes(routes: Routes): void {
  routes.workspace.read('/partners/:slug/replacement', async (visit) =>
    visit.page(await partnerPage(visit, await needReplaceable(visit))),
  );

  routes.workspace.write('/partners/:slug/replacement', async (visit) => {
    const stored = await needReplaceable(visit);
    const read = visit.read(partnerReplacementForm(await otherPartners(visit, stored)));
    const problems = read.ok ? problemsInSuccessor(visit, read.values) : read.problems;
    if (!read.ok || Object.keys(problems).length > 0) {
      return visit.page(await partnerPage(visit, stored, { refused: { typed: read.typed, problems } }), 422);
    }
    const { on, reason, records } = read.values;
    if (on !== null) {
      await replacePartner(visit, stored, { by: await successorOf(visit, read.values), on, reason, records });
    }
    return done(visit, stored.head);
  });
}

async function needReplaceable(visit: WorkspaceVisit): Promise<StoredPartner> {
  const say = visit.reader.say(words);
  const stored = await needPartner(visit, visit.param('slug'));
  mustBeAllowed(mayReplacePartner(visit.who, visit.project.id, visit.reader));
  if (stored.value.replacement) throw new Conflict(say('rule.alreadyReplaced'));
  return stored;
}

/** Partners that can come in its place: in the project, not replaced themselves. */
async function otherPartners(visit: WorkspaceVisit, { head }: StoredPartner): Promise<Choice[]> {
  return (await presentPartners(visit)).filter(({ value }) => value !== head.id);
}

async function partnerPage(visit: WorkspaceVisit, stored: StoredPartner, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const successors = await otherPartners(visit, stored);
  const records = recordsChoices.map((value) => ({ value, label: say(`choice.records.${value}`) }));
  return editPage(
    visit,
    {
      form: partnerReplacementForm(successors),
      words,
      title: say('replace.partnerTitle', { name: stored.head.title }),
      lead: say('replace.partnerLead'),
      ...placeOf(visit, stored.head),
      submit: say('replace.submit'),
      values: {},
      texts: {
        by: { options: successors },
        country: { options: countryOptions(visit.reader) },
        records: { options: records },
      },
    },
    sentBack,
  );
}

function placeOf(visit: WorkspaceVisit, head: RecordHead): { action: Address; back: Address } {
  const back = recordAddress('workspace', 'partner', visit.project.slug, head.slug);
  return { back, action: address`${back}/replacement` };
}

function done(visit: WorkspaceVisit, head: RecordHead): Promise<Response> {
  const { back, action } = placeOf(visit, head);
  return formSent(visit, action, back, visit.reader.say(words)('said.replaced'));
}

import { dayAt } from '../../kernel/dates.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { address, type Address } from '../../kernel/address.ts';
import { isId } from '../../kernel/chance.ts';
import { asTyped, type Problems, type ValuesOf } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formSent, workspacePage } from '../../layout/index.ts';
import { editPage, onlyChoice, partnerChoices, type SentBack } from '../../layout/record/index.ts';
import { writesIn } from '../../records/editing.ts';
import { choicesOf } from '../../records/names.ts';
import { buttonLink, emptyState, pageHead } from '../../ui/index.ts';
import { adoptionsOf, endsById, type End } from '../chain/index.ts';
import { endsOfNotTaken, newNotTakenAddress, notTakenAddress, notTakenList } from './list.ts';
import { notTakenForm, type NotTaken } from './not-taken.ts';
import { mayDecideFor } from './policy.ts';
import { decideAgainst, needNotTaken, notTakenIn, showNotTaken, takeBack } from './store.ts';
import words from './words.json' with { type: 'json' };

type NotTakenTyped = ValuesOf<typeof notTakenForm.fields>;

/** What the cities of a project looked at and did not take, and where they say so. */
export function notTakenRoutes(routes: Routes): void {
  routes.workspace.read('/not-taken', async (visit) => visit.page(await listPage(visit)));

  routes.workspace.read('/not-taken/new', async (visit) =>
    visit.page(await newPage(visit, await choicesFor(visit, null))),
  );

  routes.workspace.write('/not-taken/new', async (visit) => {
    const read = visit.read(notTakenForm);
    const choices = await choicesFor(visit, read.ok ? read.values.practice : null);
    if (!read.ok) return visit.page(await newPage(visit, choices, { refused: read }), 422);
    const problems = await problemsIn(visit, choices, read.values);
    const practice = choices.practices.get(read.values.practice ?? '');
    const refused = { typed: read.typed, problems };
    if (!practice || Object.keys(problems).length > 0) {
      return visit.page(await newPage(visit, choices, { refused }), 422);
    }
    const { partner, reason, decidedOn } = read.values;
    const event = await eventAsked(visit);
    const own = {
      event,
      reason,
      language: visit.reader.language,
      decidedOn: decidedOn ?? dayAt(visit.now, visit.reader.zone),
    };
    const isNew = await decideAgainst(visit, { practice, partner: partner ?? '', ...own });
    if (!isNew) {
      const twice = { practice: { key: 'wrong', text: visit.reader.say(words)('problem.twice') } } as const;
      return visit.page(await newPage(visit, choices, { refused: { typed: read.typed, problems: twice } }), 422);
    }
    const text = visit.reader.say(words)('said.saved');
    return formSent(visit, formAddress(visit), notTakenAddress(visit.project.slug), text);
  });

  const act = (
    name: string,
    does: (visit: WorkspaceVisit, one: NotTaken) => Promise<void>,
    said: 'said.public' | 'said.hidden' | 'said.back',
  ) =>
    routes.workspace.write(`/not-taken/:id/${name}`, async (visit) => {
      const one = await needNotTaken(visit, visit.param('id'));
      mustBeAllowed(mayDecideFor(visit.who, visit.project, one.partnerId, visit.reader.say(words)));
      await does(visit, one);
      return visit.redirect(notTakenAddress(visit.project.slug), { text: visit.reader.say(words)(said) });
    });
  act('publication', (visit, one) => showNotTaken(visit, one, true), 'said.public');
  act('hiding', (visit, one) => showNotTaken(visit, one, false), 'said.hidden');
  act('withdrawal', takeBack, 'said.back');
}

interface Choices {
  readonly practices: ReadonlyMap<string, End>;
  readonly partners: Awaited<ReturnType<typeof partnerChoices>>;
}

/** What can be chosen in the form, `chosen` among the practices if there is such a one. */
async function choicesFor(visit: WorkspaceVisit, chosen: string | null): Promise<Choices> {
  const [practices, partners] = await Promise.all([practicesFor(visit, chosen), partnerChoices(visit, null)]);
  return { practices, partners };
}

/** The practices of the project, and the one of another project that the page before led here with. */
async function practicesFor(visit: WorkspaceVisit, asked: string | null): Promise<Map<string, End>> {
  const own = (await choicesOf(visit, 'practice')).map(({ value }) => value);
  const also = [asked ?? '', visit.query('practice') ?? ''].filter(isId);
  const ends = await endsById(visit, 'workspace', [...own, ...also], visit.reader.language);
  return new Map([...ends].filter(([, { kind }]) => kind === 'practice'));
}

/** The workshop the person comes from, if it is one of this project. */
async function eventAsked(visit: WorkspaceVisit): Promise<string | null> {
  const asked = visit.query('event') ?? '';
  if (!isId(asked)) return null;
  const event = (await endsById(visit, 'workspace', [asked], visit.reader.language)).get(asked);
  return event?.isOwn && event.kind === 'event' ? event.id : null;
}

async function problemsIn(
  visit: WorkspaceVisit,
  { practices, partners }: Choices,
  { practice, partner }: NotTakenTyped,
): Promise<Problems> {
  const say = visit.reader.say(words);
  const found = practices.get(practice ?? '');
  if (!found) return { practice: { key: 'notAChoice' } };
  const isPartner = partners.all.some(({ value }) => value === partner);
  if (partner === null || !isPartner) return { partner: { key: 'notAChoice' } };
  const may = mayDecideFor(visit.who, visit.project, partner, say);
  if (!may.may) return { partner: { key: 'wrong', text: may.reason } };
  if (found.partnerId === partner) return { practice: { key: 'wrong', text: say('problem.own') } };
  const adoptions = await adoptionsOf(visit, 'workspace', { practiceId: found.id });
  const taken = adoptions.some(({ adopterId, depth }) => adopterId === partner && depth !== null);
  return taken ? { practice: { key: 'wrong', text: say('problem.taken') } } : {};
}

function formAddress(visit: WorkspaceVisit): Address {
  const asked = (name: string) => (isId(visit.query(name) ?? '') ? { [name]: visit.query(name) ?? '' } : {});
  return newNotTakenAddress(visit.project.slug, { ...asked('practice'), ...asked('partner'), ...asked('event') });
}

function newPage(visit: WorkspaceVisit, { practices, partners: { own } }: Choices, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  return editPage(
    visit,
    {
      form: notTakenForm,
      words,
      title: say('new.title'),
      lead: say('new.lead'),
      action: formAddress(visit),
      back: notTakenAddress(visit.project.slug),
      submit: say('new.submit'),
      values: asTyped({
        practice: visit.query('practice'),
        partner: visit.query('partner') ?? onlyChoice(own),
        decidedOn: dayAt(visit.now, visit.reader.zone),
      }),
      texts: {
        practice: {
          options: [...practices.values()].map(({ id, title, city }) => ({
            value: id,
            label: city === null ? title : `${title} (${city})`,
          })),
        },
        partner: { options: own },
        reason: { rows: 5 },
      },
    },
    sentBack,
  );
}

async function listPage(visit: WorkspaceVisit): Promise<Html> {
  const say = visit.reader.say(words);
  const all = await notTakenIn(visit);
  const ends = await endsOfNotTaken(visit, 'workspace', all);
  const add =
    writesIn(visit.who, visit.project.id) &&
    buttonLink({ label: say('new.title'), address: address`${notTakenAddress(visit.project.slug)}/new` });
  const groups = [...Map.groupBy(all, ({ partnerId }) => partnerId)].map(([partner, own]) => {
    const { title = '', city = null } = ends.get(partner) ?? {};
    return html`<section class="stack"><h2>${city ?? title}</h2>${notTakenList(visit, 'workspace', own, ends)}</section>`;
  });
  const main = html`${pageHead({ title: say('list.title'), lead: say('list.lead'), actions: add })}
${groups.length === 0 ? emptyState({ title: say('list.none'), body: say('list.noneBody') }) : groups}`;
  return workspacePage(visit, { title: say('list.title'), main });
}

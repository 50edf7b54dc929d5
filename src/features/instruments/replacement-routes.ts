import { address, type Address } from '../../kernel/address.ts';
import { Conflict, mustBeAllowed } from '../../kernel/answers.ts';
import { asTyped, choice, date, form, longText, text, type Problems } from '../../kernel/forms.ts';
import type { Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formSent } from '../../layout/index.ts';
import { editPage, type Choice, type SentBack } from '../../layout/record/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { RecordHead } from '../../records/record.ts';
import { sourceLines } from '../../records/sources.ts';
import { mayEditRecord } from '../partners/index.ts';
import { blankInstrument, leadsTo } from './instrument.ts';
import { replaceInstrument, stepsOf } from './replacing.ts';
import { createInstrument, needInstrument, type StoredInstrument } from './store.ts';
import words from './words.json' with { type: 'json' };

function replacementForm(successors: readonly Choice[]) {
  return form({
    by: choice(successors.map(({ value }) => value)),
    newTitle: text({ limit: 300 }),
    authority: text({ limit: 300 }),
    on: date({ required: true }),
    reason: longText({ required: true, limit: 2000 }),
    goalKept: longText({ limit: 1000 }),
    replacementSources: sourceLines(),
  });
}

/** Adds the page on which an instrument gives way to another. */
export function replacementRoutes(routes: Routes): void {
  routes.workspace.read('/instruments/:slug/replacement', async (visit) =>
    visit.page(await instrumentPage(visit, await needChangeable(visit))),
  );

  routes.workspace.write('/instruments/:slug/replacement', async (visit) => {
    const stored = await needChangeable(visit);
    const read = visit.read(replacementForm(await otherInstruments(visit, stored)));
    const sendBack = async (problems: Problems) =>
      visit.page(await instrumentPage(visit, stored, { refused: { typed: read.typed, problems } }), 422);
    if (!read.ok) return sendBack(read.problems);
    const { by, newTitle, authority, on, reason, goalKept, replacementSources: sources } = read.values;
    const say = visit.reader.say(words);
    if ((by === null) === (newTitle === '')) {
      return sendBack({
        by: { key: 'wrong', text: say(by === null ? 'rule.newInstrument' : 'rule.newInstrumentTwice') },
      });
    }
    const { language, partnerIds, goal } = stored.value;
    const made = async () =>
      (
        await createInstrument(visit, {
          ...blankInstrument,
          title: newTitle,
          authority,
          language,
          partnerIds,
          goal: goalKept === '' ? '' : goal,
        })
      ).id;
    if (on !== null) {
      await replaceInstrument(visit, stored, { by: by ?? (await made()), on, reason, goalKept, sources });
    }
    return done(visit, stored.head);
  });
}

async function needChangeable(visit: WorkspaceVisit): Promise<StoredInstrument> {
  const say = visit.reader.say(words);
  const stored = await needInstrument(visit, visit.param('slug'));
  mustBeAllowed(mayEditRecord(visit.who, visit.project.id, stored.head, visit.reader, stored.value.partnerIds));
  if (stored.value.replacement) throw new Conflict(say('rule.alreadyReplaced'));
  return stored;
}

/** Instruments that can come in its place; none that gave way to it, or the row would close to a ring. */
async function otherInstruments(visit: WorkspaceVisit, { head }: StoredInstrument): Promise<Choice[]> {
  const steps = await stepsOf(visit);
  return steps
    .filter(({ id }) => id !== head.id && !leadsTo(steps, id, head.id))
    .map(({ id, title }) => ({ value: id, label: title }));
}

async function instrumentPage(visit: WorkspaceVisit, stored: StoredInstrument, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const successors = await otherInstruments(visit, stored);
  return editPage(
    visit,
    {
      form: replacementForm(successors),
      words,
      title: say('replace.instrumentTitle', { name: stored.head.title }),
      lead: say('replace.instrumentLead'),
      ...placeOf(visit, stored.head),
      submit: say('replace.submit'),
      values: asTyped({ goalKept: stored.value.goal }),
      texts: { by: { options: successors } },
    },
    sentBack,
  );
}

function placeOf(visit: WorkspaceVisit, head: RecordHead): { action: Address; back: Address } {
  const back = recordAddress('workspace', 'instrument', visit.project.slug, head.slug);
  return { back, action: address`${back}/replacement` };
}

function done(visit: WorkspaceVisit, head: RecordHead): Promise<Response> {
  const { back, action } = placeOf(visit, head);
  return formSent(visit, action, back, visit.reader.say(words)('said.replaced'));
}

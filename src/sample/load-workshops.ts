import {
  addDecision,
  addRow,
  answerOnSheet,
  askOnSheet,
  beginSheet,
  needSheet,
  noteAction,
  rowName,
  saveRow,
  sheetsOf,
  withdrawDecision,
  type WrittenSheet,
} from '../features/adaptation/index.ts';
import { endsById } from '../features/chain/index.ts';
import { needEvent } from '../features/events/index.ts';
import { decideAgainst, notTakenBy, showNotTaken, takeBack } from '../features/not-taken/index.ts';
import { invite } from '../features/workshops/index.ts';
import { newReader } from '../kernel/reader.ts';
import type { ProjectScope } from '../kernel/scope.ts';
import { idOf, idOrNull, on, slugOf, type Stage } from './stage.ts';
import type { SheetData } from './workshop-data.ts';

/** What happened at the import workshops of a network, and what its cities did not take. */
export async function loadWorkshops(stage: Stage): Promise<void> {
  const { sheets, invitations, notTaken } = stage.network.workshops;
  for (const data of sheets) await loadSheet(stage, data);
  for (const { event, day, by, note } of invitations) {
    const scope = on(stage, day, by);
    const stored = await needEvent(scope, slugOf(stage, event));
    await invite(scope, stored, await sheetsOf(scope, stored.head.id, scope.who.person.language), note);
  }
  for (const { partner, practice, event = null, day, isPublic, takenBack, ...own } of notTaken) {
    const scope = on(stage, day, partner);
    const [about, city] = [await needEnd(scope, idOf(stage, practice)), idOf(stage, partner)];
    await decideAgainst(scope, { practice: about, partner: city, event: idOrNull(stage, event), ...own });
    const made = (await notTakenBy(scope, 'workspace', city)).find(({ practiceId }) => practiceId === about.id);
    if (made && isPublic) await showNotTaken(scope, made, true);
    if (made && takenBack) await takeBack(on(stage, takenBack.day, partner), made);
  }
}

async function loadSheet(stage: Stage, data: SheetData): Promise<void> {
  const begun = on(stage, data.day, data.by);
  const [practice, importer] = [
    await needEnd(begun, idOf(stage, data.practice)),
    await needEnd(begun, idOf(stage, data.importer)),
  ];
  const why = { reason: `${practice.title} → ${importer.title}`, language: begun.who.person.language };
  const id = await beginSheet(begun, idOf(stage, data.event), { practice, importer }, why);
  const read = (scope: ProjectScope) => needSheet(scope, id, scope.who.person.language);
  for (const { day, by, ...row } of data.rows) {
    const scope = on(stage, day, by);
    await writeRow(scope, await read(scope), row);
  }
  for (const { day, by, withdrawn, ...decision } of data.decisions) {
    const scope = on(stage, day, by);
    const made = await addDecision(scope, await read(scope), decision);
    if (!withdrawn) continue;
    const later = on(stage, withdrawn.day, withdrawn.by);
    const sheet = await read(later);
    const one = sheet.decisions.find((each) => each.id === made);
    if (one) await withdrawDecision(later, sheet, one);
  }
  for (const { day, by, answer, answerer, dueOn = null, question } of data.questions) {
    const scope = on(stage, day, by);
    const asked = await askOnSheet(scope, await read(scope), { question, answerer: idOf(stage, answerer), dueOn });
    if (!answer) continue;
    const later = on(stage, answer.day, answer.by);
    const sheet = await read(later);
    const one = sheet.questions.find((each) => each.id === asked);
    if (one) await answerOnSheet(later, sheet, one, { answer: answer.content, revision: one.revision });
  }
  if (data.action) await noteAction(on(stage, data.action.day, data.importer), id, idOf(stage, data.action.key));
}

async function writeRow(
  scope: ProjectScope,
  sheet: WrittenSheet,
  { aspect, name = '', finding, there, here }: Omit<SheetData['rows'][number], 'day' | 'by'>,
): Promise<void> {
  const texts = { finding, there, here };
  const known = sheet.rows.find((row) => row.aspect === aspect);
  if (!known) await addRow(scope, sheet, { name, ...texts });
  else {
    const label = rowName(newReader(scope.who.person.language, scope.who.person.zone), known);
    await saveRow(scope, sheet, known, { ...texts, revision: known.revision, label });
  }
}

async function needEnd(scope: ProjectScope, id: string) {
  const end = (await endsById(scope, 'workspace', [id], scope.who.person.language)).get(id);
  if (!end) throw new Error(`the sample names ${id}, which is not there`);
  return end;
}

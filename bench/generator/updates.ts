import type { ActionState } from '../../src/features/actions/index.ts';
import { entryOf, tellHistory, type Entry } from './history.ts';
import { makeLink } from './links.ts';
import { day, type MadeProject, type Making } from './making.ts';
import type { MadePartner } from './partners.ts';
import type { Tied } from './practices.ts';

interface Updated {
  readonly action: Tied;
  readonly partner: MadePartner;
  /** The state after the last of them. */
  readonly state: ActionState;
  readonly reason: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const published = entryOf('published', { version: { before: 1, after: 2 } });

/** Makes an action's updates, with their evidence; gives what they leave in the action's own history. */
export function makeUpdates(
  making: Making,
  project: MadeProject,
  told: Updated,
): { changes: Entry[]; last: number | null; isMeasured: boolean } {
  const { chance } = making;
  const changes: Entry[] = [];
  let [last, before, isMeasured]: [number | null, ActionState, boolean] = [null, 'not-started', false];
  for (let index = 0; index < told.count; index++) {
    const at = Math.round(told.from + ((told.to - told.from) * (index + 1)) / told.count);
    const isLast = index === told.count - 1;
    const passing: ActionState = chance.in100(10) ? 'delayed' : 'under-way';
    const state = isLast ? told.state : passing;
    const { id, isOpen } = makeUpdate(making, project, told, { at, state, before, reason: isLast ? told.reason : '' });
    if (chance.in100(30) && makeEvidence(making, project, told, { id, at, isOpen })) isMeasured = true;
    changes.push(chance.pick(making.everyday[told.partner.language]), published);
    [last, before] = [at, state];
  }
  return { changes, last, isMeasured };
}

function makeUpdate(
  making: Making,
  project: MadeProject,
  { action, partner, count }: Updated,
  told: { at: number; state: ActionState; before: ActionState; reason: string },
): { id: string; isOpen: boolean } {
  const { chance, rows } = making;
  const { language } = partner;
  const { at, state, before } = told;
  const [note, done] = [making.text(language, chance.in100(3) ? 8 : 1, 10), making.text(language, 1, 50)];
  const [moment, person] = [new Date(at).toISOString(), chance.pick(project.people)];
  const isOpen = chance.in100(85);
  const title = (done.text || note.text || state).slice(0, 120);
  const reason = state === 'delayed' && told.reason === '' ? making.text(language, 1).text : told.reason;
  const id = making.ids.next();
  const entries = [
    entryOf('created', { title: { before: null, after: title }, state: { before: null, after: state } }),
    ...making.everyday[language].slice(0, chance.below(3)),
  ];
  tellHistory(rows, chance, {
    projectId: project.id,
    recordId: id,
    from: at,
    to: at + day / 24,
    people: [person],
    entries,
  });
  rows.add('record', {
    id,
    project_id: project.id,
    kind: 'update',
    slug: null,
    title,
    summary: '',
    language,
    state,
    variety: '',
    themes: [],
    partner_id: partner.id,
    happens_on: null,
    revision: entries.length,
    created_at: moment,
    created_by: person,
    changed_at: moment,
    changed_by: person,
    published_at: null,
    understood: '',
  });
  rows.add('progress_update', {
    id,
    project_id: project.id,
    action_id: action.id,
    partner_id: partner.id,
    state_before: before,
    state,
    reason,
    note: note.text,
    done: done.text,
    next_step: '',
    next_step_on: null,
    language,
    is_public: isOpen,
    made_at: moment,
    made_by: person,
  });
  // Somebody who coordinates still has the newest ones before them.
  if (chance.below(count) < 2) {
    const coordinator = project.people[0] ?? person;
    rows.add('notice', {
      id: making.ids.next(),
      project_id: project.id,
      person_id: coordinator,
      record_id: action.id,
      kind: 'update-recorded',
      detail: JSON.stringify({ state, before }),
      at: moment,
      seen_at: chance.in100(70) ? moment : null,
    });
  }
  return { id, isOpen };
}

const kinds = ['photo', 'document', 'system-data', 'web-address', 'statement'] as const;
const strengths = ['estimate', 'sample', 'system-data', 'audited'] as const;

/** Evidence for an update, tied to the action it proves. True when everybody can see that it does. */
function makeEvidence(
  making: Making,
  project: MadeProject,
  { action, partner }: Updated,
  { id: updateId, at, isOpen }: { id: string; at: number; isOpen: boolean },
): boolean {
  const { chance, rows } = making;
  const { language } = partner;
  const id = making.ids.next();
  const [kind, strength, caption] = [chance.pick(kinds), chance.pick(strengths), making.title(language).text];
  const [moment, person] = [new Date(at).toISOString(), chance.pick(project.people)];
  tellHistory(rows, chance, {
    projectId: project.id,
    recordId: id,
    from: at,
    to: at,
    people: [person],
    entries: [
      entryOf('created', { title: { before: null, after: caption } }),
      entryOf('linked', { 'link.proves.out': { before: null, after: '' } }),
    ],
  });
  rows.add('record', {
    id,
    project_id: project.id,
    kind: 'evidence',
    slug: null,
    title: caption,
    summary: '',
    language,
    state: '',
    variety: kind,
    themes: [],
    partner_id: null,
    happens_on: null,
    revision: 1,
    created_at: moment,
    created_by: person,
    changed_at: moment,
    changed_by: person,
    published_at: null,
    understood: '',
  });
  rows.add('evidence', {
    id,
    project_id: project.id,
    action_id: action.id,
    update_id: updateId,
    kind,
    strength,
    caption,
    web_address: kind === 'web-address' ? 'https://evidence.example/' : '',
    language,
    made_at: moment,
  });
  const shown = isOpen && project.isPublic;
  if (isOpen) {
    makeLink(making, project, partner, {
      type: 'proves',
      from: { id, partnerId: null, isOpen: shown },
      to: action,
      at,
      strength,
    });
  }
  return shown && action.isOpen && strength !== 'estimate';
}

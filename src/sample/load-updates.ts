import { needAction } from '../features/actions/index.ts';
import {
  correctUpdate,
  needUpdate,
  recordUpdate,
  withdrawUpdate,
  type NewEvidence,
} from '../features/progress/index.ts';
import type { Language } from '../kernel/words.ts';
import { makeFile } from './files.ts';
import type { ActionData, EvidenceData, PlanData, UpdateData } from './network.ts';
import { keep, on, slugOf, type Stage } from './stage.ts';

/** Records an update on an action, as the officer of its partner did on that day. */
export async function loadUpdate(stage: Stage, plan: PlanData, action: ActionData, data: UpdateData): Promise<void> {
  const scope = on(stage, data.day, plan.partner);
  const language = action.language ?? 'en';
  const values = {
    language,
    state: data.state,
    reason: data.reason ?? '',
    done: data.done ?? '',
    note: data.note,
    nextStep: data.nextStep ?? '',
    nextStepOn: data.nextStepOn ?? null,
    isPublic: data.isPublic ?? true,
  };
  const evidence = data.evidence.map((one) => evidenceOf(stage, language, one));
  const stored = await needAction(scope, slugOf(stage, action.key));
  const { id } = await recordUpdate(scope, stored, values, evidence);
  await keep(stage, scope, { key: data.key }, { id, slug: null });
  if (data.corrected || data.withdrawn) await goBackOn(stage, plan, action, data, id);
}

/** Corrects an update or takes it back, where its story says so. */
async function goBackOn(stage: Stage, plan: PlanData, action: ActionData, data: UpdateData, id: string): Promise<void> {
  const { corrected, withdrawn } = data;
  const later = on(stage, (corrected ?? withdrawn)?.day ?? data.day, plan.partner);
  const stored = await needAction(later, slugOf(stage, action.key));
  const update = await needUpdate(later, stored.head.id, id);
  const { reason, done, isPublic } = update;
  if (corrected) await correctUpdate(later, stored, update, 1, { reason, done, isPublic, note: corrected.note });
  if (withdrawn) await withdrawUpdate(later, stored, update, withdrawn.reason);
}

function evidenceOf({ network }: Stage, language: Language, data: EvidenceData): NewEvidence {
  const { kind, strength, caption, file } = data;
  const webAddress = data.address ?? (data.source === undefined ? '' : (network.sources[data.source]?.address ?? ''));
  return { kind, strength, caption, language, webAddress, files: file === undefined ? [] : [makeFile(file, caption)] };
}

import { needAction } from '../features/actions/index.ts';
import { recordUpdate, type NewEvidence } from '../features/progress/index.ts';
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
}

function evidenceOf({ network }: Stage, language: Language, data: EvidenceData): NewEvidence {
  const { kind, strength, caption, file } = data;
  const webAddress = data.address ?? (data.source === undefined ? '' : (network.sources[data.source]?.address ?? ''));
  return { kind, strength, caption, language, webAddress, files: file === undefined ? [] : [makeFile(file, caption)] };
}

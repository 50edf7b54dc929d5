import { asTyped, type Problems } from '../../kernel/forms.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { onlyChoice, partnerChoices } from '../../layout/record/index.ts';
import type { Section, SectionForm } from '../../layout/section/index.ts';
import { choicesOf } from '../../records/names.ts';
import type { Stored } from '../../records/record.ts';
import { planForm, planFrom, planTyped, problemsBetween, type PlanTyped } from './form.ts';
import { planList } from './list.ts';
import { gapsInPlan, planLimits, type Plan } from './plan.ts';
import { mayAddPlan, mayBeWithdrawn, mayEditPlan } from './policy.ts';
import { actionsOf, changePlan, createPlan, needPlan, planForInstrument, publishPlan } from './store.ts';
import { planView } from './view.ts';
import words from './words.json' with { type: 'json' };

type PlanFields = ReturnType<typeof planForm>['fields'];

/** What makes an action plan differ from other records; the pages around it are the same for all. */
export const planSection: Section<PlanFields, Plan> = {
  kind: 'plan',
  words,
  order: 'newest',
  name: (reader, page) => reader.say(words)(`${page}.title`),
  form: formParts,
  find: needPlan,
  mayAdd: (visit) => mayAddPlan(visit.who, visit.project, say(visit)),
  mayEdit: (visit, { head, value }) => mayEditPlan(visit.who, visit.project, head, value, say(visit)),
  mayBeWithdrawn: async (visit, { head }) =>
    mayBeWithdrawn((await actionsOf(visit, 'public', head.id)).length, say(visit)),
  blank: (visit, texts) =>
    asTyped({ language: visit.reader.language, partnerId: onlyChoice(texts.partnerId?.options) }),
  typed: planTyped,
  problems: problemsIn,
  create: (visit, typed) => createPlan(visit, planFrom(typed)),
  change: (visit, stored, revision, typed) => changePlan(visit, stored, revision, planFrom(typed)),
  publish: publishPlan,
  translatable: ({ title, summary, policyContext }) => [
    { name: 'title', original: title, limit: planLimits.title },
    { name: 'summary', original: summary },
    { name: 'policyContext', original: policyContext },
  ],
  acts: () => null,
  gaps: gapsInPlan,
  title: ({ title }) => title,
  description: ({ summary }) => summary,
  draw: planView,
  drawList: planList,
};

function say(visit: WorkspaceVisit) {
  return visit.reader.say(words);
}

async function formParts(visit: WorkspaceVisit, stored: Stored<Plan> | null): Promise<SectionForm<PlanFields>> {
  const { own, all } = await partnerChoices(visit, stored?.value.partnerId ?? null);
  const instruments = await choicesOf(visit, 'instrument');
  return {
    form: planForm({ own, all, instruments }),
    texts: {
      partnerId: { options: own },
      furtherPartnerIds: { options: all },
      instrumentId: { options: instruments },
      summary: { rows: 3 },
      englishSummary: { lang: 'en' },
      sources: { rows: 3 },
    },
  };
}

/** The problems that only show when dates and other plans are seen together. */
async function problemsIn(visit: WorkspaceVisit, typed: PlanTyped, stored: Stored<Plan> | null): Promise<Problems> {
  const other = typed.instrumentId === null ? null : await planForInstrument(visit, typed.instrumentId);
  return problemsBetween(typed, other?.id === stored?.head.id ? null : other, say(visit));
}

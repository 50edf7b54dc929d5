import { address } from '../../kernel/address.ts';
import { asTyped } from '../../kernel/forms.ts';
import { formNumber } from '../../kernel/sent-forms.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { onlyChoice, partnerChoices } from '../../layout/record/index.ts';
import type { Section, SectionForm } from '../../layout/section/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import { currencyOptions } from '../../records/money.ts';
import { choicesOf } from '../../records/names.ts';
import type { Stored } from '../../records/record.ts';
import { buttonForm } from '../../ui/index.ts';
import { actionLimits, gapsInAction, type Action } from './action.ts';
import { actionForm, actionFrom, actionTyped, newActionForm, problemsBetween, type ActionFields } from './form.ts';
import { actionList } from './list.ts';
import { mayAddAction, mayBePublished, mayEditAction } from './policy.ts';
import { actionSheet, type ActionUpdates } from './sheet.ts';
import { changeAction, createAction, needAction, publishAction } from './store.ts';
import words from './words.json' with { type: 'json' };

const translatedTexts = ['summary', 'background', 'activities', 'nature', 'stakeholders', 'results'] as const;

/** What makes an action differ from other records; the pages around it are the same for all. */
export function actionSection(updates: ActionUpdates): Section<ActionFields, Action> {
  return {
    kind: 'action',
    words,
    order: 'newest',
    name: (reader, page) => reader.say(words)(`${page}.title`),
    form: formParts,
    find: needAction,
    mayAdd: (visit) => mayAddAction(visit.who, visit.project, visit.reader),
    mayEdit: (visit, stored) => mayEditAction(visit.who, visit.project, stored, visit.reader),
    mayBePublic: (visit, { value }) => mayBePublished(visit, value, visit.reader),
    // The plan whose page it was opened from is chosen already.
    blank: (visit, { planId, partnerId }) =>
      asTyped({
        language: visit.reader.language,
        state: 'not-started',
        planId:
          planId?.options?.find(({ value }) => value === visit.query('plan'))?.value ?? onlyChoice(planId?.options),
        partnerId: onlyChoice(partnerId?.options),
      }),
    typed: actionTyped,
    problems: (visit, typed) => Promise.resolve(problemsBetween(typed, visit.reader.say(words))),
    create: (visit, { state, ...typed }) => createAction(visit, actionFrom(typed), state),
    change: (visit, stored, revision, typed) => changeAction(visit, stored, revision, actionFrom(typed)),
    publish: publishAction,
    translatable: (action) => [
      { name: 'title', original: action.title, limit: actionLimits.title },
      ...translatedTexts.map((name) => ({ name, original: action[name] })),
    ],
    acts: (visit, { head }) =>
      buttonForm({
        label: visit.reader.say(words)('button.practice'),
        action: address`${recordAddress('workspace', 'action', visit.project.slug, head.slug)}/practice`,
        variant: 'quiet',
        // Pressed twice it still becomes one.
        values: { [formNumber]: visit.tools.chance.id() },
      }),
    gaps: gapsInAction,
    title: ({ title }) => title,
    description: ({ summary }) => summary,
    draw: async (visit, shown) => actionSheet(visit, shown, await updates(visit, shown)),
    drawList: actionList,
  };
}

async function formParts(visit: WorkspaceVisit, stored: Stored<Action> | null): Promise<SectionForm<ActionFields>> {
  const plans = await choicesOf(visit, 'plan');
  const { own, all } = await partnerChoices(visit, stored?.value.partnerId ?? null);
  return {
    form: stored ? actionForm({ plans, own, all }) : newActionForm({ plans, own, all }),
    texts: {
      planId: { options: plans },
      partnerId: { options: own },
      furtherPartnerIds: { options: all },
      costCurrency: { options: currencyOptions(visit.reader) },
      summary: { rows: 3 },
      stakeholders: { rows: 3 },
      indicators: { rows: 3 },
      sources: { rows: 3 },
    },
  };
}

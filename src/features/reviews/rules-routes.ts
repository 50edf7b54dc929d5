import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { asTyped, choices, form, number, type Problems, type ValuesOf } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, workspacePage } from '../../layout/index.ts';
import { remember } from '../../records/history.ts';
import { projectAddress } from '../../records/kinds.ts';
import { pageHead } from '../../ui/index.ts';
import { gates, laterGates, noReview, usualRule, type ReviewRule } from './gate.ts';
import { mayChangeRule } from './policy.ts';
import { ruleOf, saveRule } from './store.ts';
import words from './words.json' with { type: 'json' };

const ruleForm = form({
  gates: choices(gates),
  afterPublication: choices(laterGates),
  days: number({ required: true, whole: true, least: 1, most: 365 }),
});

/** Where the coordinator says which gates the project's texts go through. */
export function rulesRoutes(routes: Routes): void {
  routes.workspace.read('/reviews/rules', async (visit) => {
    mustBeAllowed(mayChangeRule(visit.who, visit.project, visit.reader.say(words)));
    const rule = await ruleOf(visit);
    return visit.page(
      rulesPage(visit, { values: asTyped({ ...(rule ?? (await usual(visit))) }), isProposed: rule === null }),
    );
  });

  routes.workspace.write('/reviews/rules', async (visit) => {
    const say = visit.reader.say(words);
    mustBeAllowed(mayChangeRule(visit.who, visit.project, say));
    const read = visit.read(ruleForm);
    const problems = read.ok ? problemsIn(visit, read.values) : read.problems;
    if (!read.ok || Object.keys(problems).length > 0) {
      return visit.page(rulesPage(visit, { refused: { typed: read.typed, problems }, isProposed: false }), 422);
    }
    const { days, ...chosen } = read.values;
    const before = (await ruleOf(visit)) ?? noReview;
    const rule: ReviewRule = { ...chosen, days: days ?? before.days };
    await saveRule(visit, rule);
    await rememberRule(visit, before, rule);
    return visit.redirect(queueAddress(visit), { text: say('said.rules') });
  });
}

function queueAddress(visit: WorkspaceVisit): Address {
  return address`${projectAddress('workspace', visit.project.slug)}/reviews`;
}

async function usual(visit: WorkspaceVisit): Promise<ReviewRule> {
  const project = await visit.db
    .selectFrom('project')
    .select('rule_set')
    .where('id', '=', visit.project.id)
    .executeTakeFirstOrThrow();
  return usualRule(project.rule_set);
}

/** A gate that stands after publication is one of the project's gates. */
function problemsIn(
  visit: WorkspaceVisit,
  { gates: own, afterPublication }: ValuesOf<typeof ruleForm.fields>,
): Problems {
  const text = visit.reader.say(words)('problem.afterPublication');
  return afterPublication.every((gate) => own.includes(gate)) ? {} : { afterPublication: { key: 'wrong', text } };
}

/** The project's history tells it in the words of the day. */
async function rememberRule(visit: WorkspaceVisit, before: ReviewRule, after: ReviewRule): Promise<void> {
  const told = ({ gates: own, afterPublication, days }: ReviewRule) =>
    [...own, ...afterPublication, String(days)].join(', ');
  if (told(before) === told(after)) return;
  const change = (rule: ReviewRule) => rule.gates.map((gate) => visit.reader.say(words)(`gate.${gate}`));
  await remember(visit, visit.project.id, 'changed', {
    gates: { before: change(before), after: change(after) },
    days: { before: before.days, after: after.days },
  });
}

function rulesPage(
  visit: WorkspaceVisit,
  { isProposed, ...state }: { isProposed: boolean } & Pick<Parameters<typeof formView>[1], 'values' | 'refused'>,
): Html {
  const say = visit.reader.say(words);
  const title = say('rules.title');
  const gateOptions = (all: readonly (typeof gates)[number][]) =>
    all.map((value) => ({ value, label: say(`gate.${value}`), hint: say(`gate.${value}.does`) }));
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, lead: say(isProposed ? 'rules.proposed' : 'rules.lead') })}
${formView(visit, {
  form: ruleForm,
  words,
  action: address`${queueAddress(visit)}/rules`,
  submit: say('rules.submit'),
  back: queueAddress(visit),
  texts: { gates: { options: gateOptions(gates) }, afterPublication: { options: gateOptions(laterGates) } },
  ...state,
})}`,
  });
}

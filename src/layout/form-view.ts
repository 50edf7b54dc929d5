import type { Address } from '../kernel/address.ts';
import { address } from '../kernel/address.ts';
import type { Fields, Form, Problems, Typed } from '../kernel/forms.ts';
import { attributes, html, type Html } from '../kernel/html.ts';
import { formNumber } from '../kernel/sent-forms.ts';
import type { Visit } from '../kernel/visit.ts';
import { sayIn, type Words } from '../kernel/words.ts';
import { forgetDraft, type Draft } from '../records/drafts.ts';
import {
  alert,
  button,
  buttonForm,
  buttonLink,
  buttonRow,
  conflict,
  formField,
  formFields,
  formProblems,
  hiddenField,
  savedDraft,
  type FieldTexts,
} from '../ui/index.ts';
import layoutWords from './words.json' with { type: 'json' };

export interface FormView<F extends Fields> {
  readonly form: Form<F>;
  /** The feature's words: `field.<name>`, and where there is need `hint.<name>` and `choice.<name>.<value>`. */
  readonly words: Words;
  /** Where the form goes. It is also the key of its draft. */
  readonly action: Address;
  /** What the button says. */
  readonly submit: string;
  /** Other things the same form can be sent for, by buttons of their own; they come first, and the usual one after them. */
  readonly otherButtons?: Html;
  /** Where "cancel" leads. */
  readonly back?: Address;
  /** The saved values, for editing (`asTyped`); or what a new form starts with. */
  readonly values?: Typed;
  /** What was typed, with its problems, when the form comes back (status 422). */
  readonly refused?: { readonly typed: Typed; readonly problems: Problems };
  /** The person's unsent draft: `await draftOf(visit, draftKey(action))`. Null for forms that keep none. */
  readonly draft?: Draft | null;
  /** The record's revision the form is made from; what is saved with an older one is a conflict. */
  readonly revision?: number;
  /** Somebody saved meanwhile: who, when, and what stands there now. */
  readonly meanwhile?: { readonly who: string; readonly when: Date; readonly typed: Typed };
  /** Labels, options and so on that the words do not know, such as a list of partners. */
  readonly texts?: { readonly [name in keyof F]?: Partial<FieldTexts> };
  /** Lays the fields out by hand, by field name; all in their order without it. */
  readonly layOut?: (field: (name: keyof F & string) => Html) => Html;
}

/** Names the draft of a form: one for each form address. */
export function draftKey(action: Address): string {
  return action.text;
}

/** After what was sent is saved: its draft is forgotten, here and in the browser, and the person led on and told. */
export async function formSent(visit: Visit, form: Address, to: Address, text: string): Promise<Response> {
  const draft = draftKey(form);
  await forgetDraft(visit, draft);
  return visit.redirect(to, { text, draft });
}

/** A whole form: what is wrong, what was kept, the fields, the buttons; the draft saves itself. */
export function formView<F extends Fields>(visit: Visit, view: FormView<F>): Html {
  const { reader } = visit;
  const say = reader.say(layoutWords);
  const draft = view.refused ? null : (view.draft ?? null);
  const typed = view.refused?.typed ?? { ...view.values, ...draft?.typed };
  const texts = fieldTexts(visit, view);
  const drawn = { form: view.form, texts, typed, problems: view.refused?.problems ?? {} };
  const hasFiles = Object.values(view.form.fields).some((field) => field.control === 'files');
  const form = html`<form method="post" action="${view.action}" novalidate${attributes({ enctype: hasFiles ? 'multipart/form-data' : null })}>
${visit.who.person && hiddenField(formNumber, visit.tools.chance.id())}${view.revision === undefined ? null : hiddenField('revision', revisionSeen(view.revision, draft))}
${view.layOut ? view.layOut((name) => formField(reader, drawn, name)) : formFields(reader, drawn)}
${buttonRow(view.otherButtons, button({ label: view.submit, variant: view.otherButtons ? 'quiet' : 'primary' }), view.back && buttonLink({ label: say('form.cancel'), address: view.back, variant: 'quiet' }))}
</form>`;
  return html`${formProblems(reader, drawn)}
${draft && draftNote(visit, draft)}
${view.meanwhile && meanwhileNote(visit, view, view.meanwhile, texts, typed)}
${view.draft === undefined ? form : savedDraft(reader, { address: address`/drafts`, key: draftKey(view.action), version: String(view.revision ?? 'new'), form })}`;
}

/** A draft was begun on the revision its writer saw; saving it over a newer one must show the conflict. */
function revisionSeen(present: number, draft: Draft | null): number {
  const seen = Number(draft?.typed['revision']?.[0] ?? Number.NaN);
  return Number.isInteger(seen) ? seen : present;
}

function draftNote(visit: Visit, draft: Draft): Html {
  const say = visit.reader.say(layoutWords);
  const discard = buttonForm({
    action: address`/drafts/discard`,
    label: say('draft.discard'),
    variant: 'quiet',
    values: { 'draft-key': draft.key, next: visit.here.text },
  });
  return alert({
    kind: 'info',
    body: html`<p>${say('draft.restored', { when: visit.reader.moment(draft.savedAt) })}</p>${discard}`,
  });
}

function meanwhileNote<F extends Fields>(
  visit: Visit,
  view: FormView<F>,
  meanwhile: NonNullable<FormView<F>['meanwhile']>,
  texts: Readonly<Record<string, FieldTexts>>,
  typed: Typed,
): Html {
  const say = visit.reader.say(layoutWords);
  const differing = Object.keys(view.form.fields).filter((name) => shown(typed[name]) !== shown(meanwhile.typed[name]));
  return conflict(visit.reader, {
    who: meanwhile.who,
    when: meanwhile.when,
    fields: differing.map((name) => ({
      label: texts[name]?.label ?? name,
      yours: shown(named(texts[name], typed[name])),
      saved: shown(named(texts[name], meanwhile.typed[name])),
    })),
    actions: html`<p>${say('conflict.whatNow')}</p>`,
  });
}

/** What was chosen by the name it has in the list, not by the value that is sent. */
function named(texts: FieldTexts | undefined, values: readonly string[] | undefined): string[] {
  const label = (value: string) => texts?.options?.find((option) => option.value === value)?.label ?? value;
  return (values ?? []).map(label);
}

function shown(values: readonly string[] | undefined): string {
  return (values ?? []).join(', ').replace(/\r\n/g, '\n').trim();
}

/** Labels, hints and options by the names of the words; what the view gives itself wins. */
function fieldTexts<F extends Fields>(visit: Visit, view: FormView<F>): { [name in keyof F]: FieldTexts } {
  const say = sayIn(visit.reader.language, view.words);
  const has = (key: string) => Object.hasOwn(view.words, key);
  const entries = Object.entries(view.form.fields).map(([name, field]) => {
    const options = (field.choices ?? []).map((value) => ({
      value,
      label: has(`choice.${name}.${value}`) ? say(`choice.${name}.${value}`) : value,
    }));
    const own = view.texts?.[name] ?? {};
    const texts: FieldTexts = {
      label: own.label ?? (field.control === 'hidden' ? name : say(`field.${name}`)),
      ...(has(`hint.${name}`) ? { hint: say(`hint.${name}`) } : {}),
      ...(field.choices ? { options } : {}),
      ...own,
    };
    return [name, texts];
  });
  return Object.fromEntries(entries) as { [name in keyof F]: FieldTexts };
}

import type { Address } from '../../kernel/address.ts';
import type { Fields, Form, Problems, Typed } from '../../kernel/forms.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { languages, type Words } from '../../kernel/words.ts';
import { draftOf } from '../../records/drafts.ts';
import { historyOf } from '../../records/history.ts';
import { themes } from '../../records/themes.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { languageName, link, pageHead, type FieldTexts } from '../../ui/index.ts';
import { draftKey, formView, type FormView } from '../form-view.ts';
import { workspacePage } from '../frame.ts';

export interface EditPage<F extends Fields> {
  readonly form: Form<F>;
  readonly words: Words;
  readonly title: string;
  readonly above?: string;
  readonly lead?: string;
  readonly action: Address;
  readonly back: Address;
  readonly submit: string;
  readonly values: Typed;
  readonly texts?: { readonly [name in keyof F]?: Partial<FieldTexts> };
  /** The revision that stands now; none for a new record. */
  readonly revision?: number;
  /** Lays the fields out by hand; all in their order without it. */
  readonly layOut?: FormView<F>['layOut'];
  /** What stands under the form. */
  readonly below?: Part;
}

/** How a form comes back: with problems (422), or because somebody saved meanwhile (409). */
export interface SentBack {
  readonly refused: { readonly typed: Typed; readonly problems: Problems };
  readonly meanwhile?: { readonly who: string; readonly when: Date; readonly typed: Typed };
}

/** A page with one form, filled with what was typed and not sent when it is opened again. */
export async function editPage<F extends Fields>(
  visit: WorkspaceVisit,
  page: EditPage<F>,
  sentBack?: SentBack,
): Promise<Html> {
  const draft = sentBack ? null : await draftOf(visit, draftKey(page.action));
  const common = Object.entries(commonTexts(visit)).filter(([name]) => name in page.form.fields);
  const texts = { ...Object.fromEntries(common), ...page.texts } as NonNullable<FormView<F>['texts']>;
  const { form, words, action, submit, back, values } = page;
  const view = {
    form,
    words,
    action,
    submit,
    back,
    values,
    draft,
    texts,
    ...(page.revision === undefined ? {} : { revision: page.revision }),
    ...(page.layOut ? { layOut: page.layOut } : {}),
  };
  return workspacePage(visit, {
    title: page.title,
    main: html`${pageHead({ title: page.title, above: page.above && link(page.above, back), lead: page.lead })}${formView(visit, { ...view, ...sentBack })}${page.below}`,
  });
}

/** What every kind of record chooses from. */
function commonTexts(visit: WorkspaceVisit): Record<string, Partial<FieldTexts>> {
  const theme = visit.reader.say(recordWords);
  return {
    language: { options: languages.map((value) => ({ value, label: languageName(visit.reader, value) })) },
    themes: { options: themes.map((value) => ({ value, label: theme(`theme.${value}`) })) },
  };
}

/** Who saved meanwhile, when, and what stands there now. */
export async function savedMeanwhile(
  visit: WorkspaceVisit,
  recordId: string,
  typed: Typed,
): Promise<NonNullable<SentBack['meanwhile']>> {
  const [last] = await historyOf(visit, recordId, 1);
  return { who: last?.personName ?? '', when: last?.at ?? visit.now, typed };
}

/** The revision the person saw, as the form brings it back; 0, which no record has, when it brings none. */
export function revisionSeen(visit: WorkspaceVisit): number {
  const typed = Number(visit.submitted.typed['revision']?.[0]);
  return Number.isInteger(typed) ? typed : 0;
}

import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, NotFound, type Answer } from '../../kernel/answers.ts';
import { form, longText, text, type Field } from '../../kernel/forms.ts';
import { html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { isLanguage, type Language } from '../../kernel/words.ts';
import { draftOf } from '../../records/drafts.ts';
import { recordAddress, sections, type PagedKind } from '../../records/kinds.ts';
import type { RecordHead } from '../../records/record.ts';
import { textsOf, translate, type Texts } from '../../records/texts.ts';
import { languageName, pageHead, prose } from '../../ui/index.ts';
import { draftKey, formSent, formView, type FormView } from '../form-view.ts';
import { workspacePage } from '../frame.ts';
import { leftBehind, originalsThen } from './since.ts';
import words from './words.json' with { type: 'json' };

/** A text of a record that can be told in other languages. */
export interface TranslatableField {
  readonly name: string;
  readonly label: string;
  readonly original: string;
  /** Most characters, for headings; long texts may grow in another language. */
  readonly limit?: number;
}

/** What a kind of record says of itself to be translated. */
export interface Translatable {
  readonly head: RecordHead;
  readonly fields: readonly TranslatableField[];
  readonly mayTranslate: Answer;
}

/** Which records: those of a kind, the project itself, or what stands on another's page and has its texts below it. */
type Place =
  | PagedKind
  | 'project'
  | { readonly path: string; readonly page: (visit: WorkspaceVisit, head: RecordHead) => Address };

function pathOf(place: Place): string {
  if (typeof place !== 'string') return place.path;
  return place === 'project' ? '' : `/${sections[place]}/:slug`;
}

function pageOf(visit: WorkspaceVisit, place: Place, head: RecordHead): Address {
  return typeof place === 'string'
    ? recordAddress('workspace', place, visit.project.slug, head.slug)
    : place.page(visit, head);
}

/** Adds the pages on which the records of a kind are translated: the original beside, one page a language. */
export function translationRoutes(
  routes: Routes,
  place: Place,
  find: (visit: WorkspaceVisit) => Promise<Translatable>,
): void {
  const path = `${pathOf(place)}/translation/:language`;

  routes.workspace.read(path, async (visit) => {
    const job = needJob(visit, place, await find(visit));
    const texts = (await textsOf(visit, job.head.id))[job.language] ?? {};
    const values = Object.fromEntries(Object.entries(texts).map(([field, known]) => [field, [known.content]]));
    return visit.page(await view(visit, job, texts, { values, draft: await draftOf(visit, draftKey(job.action)) }));
  });

  routes.workspace.write(path, async (visit) => {
    const job = needJob(visit, place, await find(visit));
    const read = visit.read(job.form);
    if (!read.ok) {
      const texts = (await textsOf(visit, job.head.id))[job.language] ?? {};
      return visit.page(await view(visit, job, texts, { refused: read, draft: null }), 422);
    }
    await translate(visit, job.head.id, job.language, read.values);
    const text = visit.reader.say(words)('saved', { language: languageName(visit.reader, job.language) });
    return formSent(visit, job.action, job.record, text);
  });
}

type Job = Translatable & {
  readonly language: Language;
  readonly record: Address;
  readonly action: Address;
  readonly form: { readonly fields: Record<string, Field<string>> };
};

function needJob(visit: WorkspaceVisit, place: Place, found: Translatable): Job {
  mustBeAllowed(found.mayTranslate);
  const language = visit.param('language');
  if (!isLanguage(language) || language === found.head.language) throw new NotFound();
  // Only what is told in the original can be told in another language.
  const fields = found.fields.filter((field) => field.original !== '');
  const controls = fields.map(({ name, limit }) => [name, limit === undefined ? longText() : text({ limit })]);
  const record = pageOf(visit, place, found.head);
  return {
    ...found,
    fields,
    language,
    record,
    action: address`${record}/translation/${language}`,
    form: form(Object.fromEntries(controls) as Record<string, Field<string>>),
  };
}

type State = Pick<FormView<Job['form']['fields']>, 'values' | 'refused' | 'draft'>;

async function view(visit: WorkspaceVisit, job: Job, texts: NonNullable<Texts[Language]>, state: State): Promise<Html> {
  const before = await originalsThen(visit, job.head.id, job.language, texts);
  const say = visit.reader.say(words);
  const name = languageName(visit.reader, job.language);
  const original = languageName(visit.reader, job.head.language);
  const beside = (fieldName: string, control: Html) => {
    const field = job.fields.find((one) => one.name === fieldName);
    return html`<div class="sides">
      <div class="side">
        <p class="card-above">${say('original', { field: field?.label ?? '', language: original })}</p>
        ${prose(paragraphs(field?.original ?? ''), { lang: job.head.language })}
      </div>
      <div class="side">${leftBehind(visit.reader, texts[fieldName], {
        before: before.get(fieldName),
        now: field?.original ?? '',
        language: job.head.language,
      })}${control}</div>
    </div>`;
  };
  const title = say('title', { language: name });
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, above: job.head.title, lead: say('lead') })}
${formView(visit, {
  form: job.form,
  words,
  action: job.action,
  submit: say('save'),
  back: job.record,
  ...state,
  texts: Object.fromEntries(
    job.fields.map((field) => [
      field.name,
      { label: say('field', { field: field.label, language: name }), lang: job.language },
    ]),
  ),
  layOut: (field) => html`<div class="form-fields">${job.fields.map((one) => beside(one.name, field(one.name)))}</div>`,
})}`,
  });
}

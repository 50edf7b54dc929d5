import { address, type Address } from '../../kernel/address.ts';
import { yes } from '../../kernel/answers.ts';
import type { Fields } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { Language } from '../../kernel/words.ts';
import { workspacePage } from '../frame.ts';
import { editPage, gapList, publicationNote, recordButtons, type SentBack } from '../record/index.ts';
import { translationPanel } from '../translation/index.ts';
import { projectAddress, recordAddress, sections, type PagedKind } from '../../records/kinds.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { hasUnpublishedChanges } from '../../records/published-value.ts';
import type { Stored } from '../../records/record.ts';
import { textsOf } from '../../records/texts.ts';
import { newestVersion } from '../../records/versions.ts';
import { draftAddress } from '../versions/index.ts';
import { namesIn, ownText, titleRead, type Section } from './section.ts';
import words from './words.json' with { type: 'json' };

/** Where a new record is made. */
export function newAddress(visit: WorkspaceVisit, kind: PagedKind): Address {
  return address`${projectAddress('workspace', visit.project.slug)}/${sections[kind]}/new`;
}

/** Where a record is read in the workspace. */
export function pageAddress(visit: WorkspaceVisit, kind: PagedKind, slug: string | null): Address {
  return recordAddress('workspace', kind, visit.project.slug, slug);
}

/** What was typed into the form of a record, with what does not fit together. */
export async function readTyped<F extends Fields, Value extends { readonly language: Language }>(
  visit: WorkspaceVisit,
  section: Section<F, Value>,
  stored: Stored<Value> | null,
) {
  const { form } = await section.form(visit, stored);
  const read = visit.read(form);
  if (!read.ok) return read;
  const problems = await section.problems(visit, read.values, stored);
  return Object.keys(problems).length === 0 ? read : ({ ok: false, problems, typed: read.typed } as const);
}

/** The page on which a record is written. */
export async function formPage<F extends Fields, Value extends { readonly language: Language }>(
  visit: WorkspaceVisit,
  section: Section<F, Value>,
  stored: Stored<Value> | null,
  sentBack?: SentBack,
): Promise<Html> {
  const list = address`${projectAddress('workspace', visit.project.slug)}/${sections[section.kind]}`;
  const page = stored ? pageAddress(visit, section.kind, stored.head.slug) : list;
  const form = await section.form(visit, stored);
  const act = stored ? 'edit' : 'new';
  const lead = ownText(visit.reader, section.words, `${act}.lead`);
  const submit = ownText(visit.reader, section.words, `${act}.submit`) ?? visit.reader.say(words)('save');
  return editPage(
    visit,
    {
      ...form,
      words: section.words,
      title: section.name(visit.reader, act),
      ...(lead === null ? {} : { lead }),
      action: address`${page}/${act}`,
      back: page,
      submit,
      values: stored ? section.typed(stored.value) : section.blank(visit, form.texts),
      ...(stored ? { above: stored.head.title, revision: stored.head.revision } : {}),
    },
    sentBack,
  );
}

/** The texts of a record that can be told in other languages. */
export function translatable<F extends Fields, Value extends { readonly language: Language }>(
  visit: WorkspaceVisit,
  section: Section<F, Value>,
  stored: Stored<Value>,
) {
  const names = namesIn(visit.reader, section.words);
  const fields = section
    .translatable(stored.value)
    .map((field) => ({ ...field, label: names.field(field.name) ?? field.name }));
  return { head: stored.head, fields, mayTranslate: section.mayEdit(visit, stored) };
}

/** What a record lacks, by the names of its form. */
function gapsIn<F extends Fields, Value extends { readonly language: Language }>(
  visit: WorkspaceVisit,
  section: Section<F, Value>,
  { head, value }: Stored<Value>,
): Html | null {
  const names = namesIn(visit.reader, section.words);
  const gaps = section.gaps?.(value) ?? [];
  return gapList(
    visit,
    head,
    gaps.map((field) => ({ field, label: names.field(field) ?? field })),
  );
}

/** The page of a record with what can be done with it. */
export async function recordPage<F extends Fields, Value extends { readonly language: Language }>(
  visit: WorkspaceVisit,
  panel: LinksPanel,
  section: Section<F, Value>,
  stored: Stored<Value>,
): Promise<Html> {
  const { head, value } = stored;
  const [texts, isBehind, version, links] = await Promise.all([
    textsOf(visit, head.id),
    hasUnpublishedChanges(visit, head.id, value),
    section.told && head.publishedAt !== null ? newestVersion(visit, head.id) : null,
    panel(visit, 'workspace', head.id),
  ]);
  const edit = section.mayEdit(visit, stored);
  const publication = (await section.mayBePublic?.(visit, stored)) ?? yes;
  const withdrawal = (await section.mayBeWithdrawn?.(visit, stored)) ?? yes;
  const offered = { edit, publication, withdrawal, hasUnpublishedChanges: isBehind };
  const differences = version && draftAddress(pageAddress(visit, section.kind, head.slug), version.number);
  const main = await section.draw(visit, {
    face: 'workspace',
    id: head.id,
    slug: head.slug,
    projectSlug: visit.project.slug,
    value,
    texts,
    version,
    mayEdit: edit.may,
    links,
    actions: html`${recordButtons(visit, head, offered)} ${edit.may && section.acts(visit, stored)}`,
    notes: html`${publicationNote(visit, head, isBehind, differences)}${edit.may && gapsIn(visit, section, stored)}${await section.panel?.(visit, stored)}`,
    below: translationPanel(visit, translatable(visit, section, stored), texts),
  });
  return workspacePage(visit, { title: titleRead(visit.reader, section, value, texts), main });
}

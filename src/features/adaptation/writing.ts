import { Address, type Address as Page } from '../../kernel/address.ts';
import { mustBeAllowed, NotFound } from '../../kernel/answers.ts';
import type { Fields, ReadForm, Typed } from '../../kernel/forms.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey, formView, type FormView } from '../../layout/index.ts';
import { draftOf, forgetDraft } from '../../records/drafts.ts';
import { mayWorkOn } from './policy.ts';
import { sheetAddress, sheetPage, type Outcome } from './page.ts';
import type { Signed, WrittenSheet } from './sheet.ts';
import { needSheet } from './store.ts';
import words from './words.json' with { type: 'json' };

/** A form that opens in its place on the sheet. */
export interface InPlace<F extends Fields> extends Pick<FormView<F>, 'form' | 'texts' | 'values' | 'revision'> {
  /** Id of what the form stands under; that of a list and `-new` for its end. */
  readonly at: string;
  readonly action: Page;
}

/** The sheet of this address, for somebody who may write on it. */
export async function needWritable(visit: WorkspaceVisit): Promise<WrittenSheet> {
  const sheet = await needSheet(visit, visit.param('slug'), visit.reader.language);
  mustBeAllowed(mayWorkOn(visit.who, visit.project, sheet, visit.reader.say(words)));
  return sheet;
}

/** One of the things on a sheet, by the id in the address. */
export function needOne<Thing extends { readonly id: string }>(things: readonly Thing[], id: string): Thing {
  const found = things.find((thing) => thing.id === id);
  if (!found) throw new NotFound();
  return found;
}

/** How a form comes back: with problems, or because somebody else saved the same meanwhile. */
type SentBack = Pick<FormView<Fields>, 'refused'> & {
  readonly saved?: { readonly signed: Signed | null; readonly typed: Typed };
};

/** The sheet with one form open; the status says whether it was sent back. */
export async function writingPage<F extends Fields>(
  visit: WorkspaceVisit,
  sheet: WrittenSheet,
  outcome: Outcome,
  place: InPlace<F>,
  { refused, saved }: SentBack = {},
): Promise<Response> {
  const meanwhile = saved && {
    who: saved.signed?.by ?? '',
    when: saved.signed?.at ?? visit.now,
    typed: saved.typed,
  };
  const form = formView(visit, {
    ...place,
    words,
    submit: visit.reader.say(words)('save'),
    back: sheetAddress(visit.project.slug, sheet),
    draft: refused ? null : await draftOf(visit, draftKey(place.action)),
    ...(refused ? { refused } : {}),
    ...(meanwhile ? { meanwhile } : {}),
  });
  const page = await sheetPage(visit, sheet, outcome, { at: place.at, form });
  return visit.page(page, statusOf(refused !== undefined, saved !== undefined));
}

function statusOf(isRefused: boolean, isConflict: boolean): number {
  if (isConflict) return 409;
  return isRefused ? 422 : 200;
}

/** What was read of a form that is all right but that somebody else was faster with. */
export function sentBack(read: ReadForm<Fields>, signed: Signed | null, typed: Typed): SentBack {
  return { refused: { typed: read.typed, problems: {} }, saved: { signed, typed } };
}

/** Back to the sheet, at the place where it was written. */
export async function backTo(visit: WorkspaceVisit, sheet: WrittenSheet, action: Page, at: string): Promise<Response> {
  await forgetDraft(visit, draftKey(action));
  const page = new Address(`${sheetAddress(visit.project.slug, sheet).text}#${at}`);
  return visit.redirect(page, { text: visit.reader.say(words)('said.saved'), draft: draftKey(action) });
}

import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, NotFound } from '../../kernel/answers.ts';
import type { Fields, Problems, Typed, ValuesOf } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey, formSent, formView, type FormView } from '../../layout/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { mayWorkOn } from './policy.ts';
import { sheetAddress, sheetPage, type Outcome } from './page.ts';
import type { Signed, WrittenSheet } from './sheet.ts';
import { needSheet } from './store.ts';
import words from './words.json' with { type: 'json' };

/** A form that opens in its place on the sheet. */
export interface InPlace<F extends Fields> extends Pick<FormView<F>, 'form' | 'texts' | 'values' | 'revision'> {
  /** Id of what the form stands under; that of a list and `-new` for its end. */
  readonly at: string;
  readonly action: Address;
  /** Who wrote last what stands there; for what is there already. */
  readonly signed?: Signed | null;
}

/** What came of saving: the place where it stands, what does not fit together, or that somebody else was faster. */
export type Saved = { readonly at: string } | { readonly problems: Problems } | 'saved meanwhile';

interface Writing<F extends Fields> {
  /** The form as the sheet stands now; NotFound when the address names nothing on it. */
  readonly place: (visit: WorkspaceVisit, sheet: WrittenSheet) => InPlace<F>;
  readonly save: (visit: WorkspaceVisit, sheet: WrittenSheet, values: ValuesOf<F>) => Promise<Saved>;
}

/** One thing that is written on a sheet: its form at an address of its own, and where it is sent. */
export function writingRoutes<F extends Fields>(
  routes: Routes,
  outcome: Outcome,
  path: string,
  { place, save }: Writing<F>,
): void {
  routes.workspace.read(`/sheets/:slug${path}`, async (visit) => {
    const sheet = await needWritable(visit);
    return writingPage(visit, { sheet, outcome, place: place(visit, sheet) });
  });

  routes.workspace.write(`/sheets/:slug${path}`, async (visit) => {
    const sheet = await needWritable(visit);
    const own = place(visit, sheet);
    const read = visit.read(own.form);
    const page = { sheet, outcome, place: own };
    if (!read.ok) return writingPage(visit, page, read);
    const saved = await save(visit, sheet, read.values);
    if (saved === 'saved meanwhile') {
      const present = await needWritable(visit);
      const now = { sheet: present, outcome, place: place(visit, present) };
      return writingPage(visit, now, { typed: read.typed, problems: {} }, true);
    }
    if ('problems' in saved) return writingPage(visit, page, { ...saved, typed: read.typed });
    return backTo(visit, sheet, own.action, saved.at);
  });
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

/** The sheet with one form open: 422 with what was wrong in it, 409 when somebody else saved the same meanwhile. */
async function writingPage<F extends Fields>(
  visit: WorkspaceVisit,
  { sheet, outcome, place }: { readonly sheet: WrittenSheet; readonly outcome: Outcome; readonly place: InPlace<F> },
  refused?: { readonly typed: Typed; readonly problems: Problems },
  isConflict = false,
): Promise<Response> {
  const form = formView(visit, {
    ...place,
    words,
    submit: visit.reader.say(words)('save'),
    back: sheetAddress(visit.project.slug, sheet),
    draft: refused ? null : await draftOf(visit, draftKey(place.action)),
    ...(refused ? { refused } : {}),
    ...(isConflict ? { meanwhile: meanwhileIn(visit, place) } : {}),
  });
  const status = isConflict ? 409 : 422;
  return visit.page(await sheetPage(visit, sheet, outcome, { at: place.at, form }), refused ? status : 200);
}

function meanwhileIn<F extends Fields>(visit: WorkspaceVisit, { signed, values = {} }: InPlace<F>) {
  return { who: signed?.by ?? '', when: signed?.at ?? visit.now, typed: values };
}

/** Back to the sheet, at the place where it was written. */
export function backTo(visit: WorkspaceVisit, sheet: WrittenSheet, action: Address, at: string): Promise<Response> {
  const place = address`${sheetAddress(visit.project.slug, sheet)}#${at}`;
  return formSent(visit, action, place, visit.reader.say(words)('said.saved'));
}

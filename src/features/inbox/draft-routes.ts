import { address, ownAddress } from '../../kernel/address.ts';
import type { Typed } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { forgetDraft, keepDraft } from '../../records/drafts.ts';
import { signedIn } from '../account/index.ts';

/** Where the browser keeps what is typed while a form is open, and where a person throws it away. */
export function draftRoutes(routes: Routes): void {
  routes.write('/drafts', keep);
  routes.write(
    '/drafts/discard',
    signedIn(async (visit) => {
      const key = firstOf(visit, 'draft-key');
      await forgetDraft(visit, key);
      return visit.redirect(ownAddress(firstOf(visit, 'next')) ?? address`/inbox`, { draft: key });
    }),
  );
}

const firstOf = (visit: Visit, name: string): string => visit.submitted.typed[name]?.[0] ?? '';

// Asked by a script, so the answers are statuses without a page: the browser keeps its own copy when it is not 204.
async function keep(visit: Visit): Promise<Response> {
  const answer = (status: 204 | 401 | 413 | 422) => visit.context.body(null, status);
  if (!visit.who.person) return answer(401);
  const { 'draft-key': key, 'draft-version': version, ...typed } = visit.submitted.typed;
  const form = ownAddress(key?.[0]);
  if (!form) return answer(422);
  // The version of the record the form was made from travels with the draft, as it does with the form.
  const kept: Typed = /^\d+$/.test(version?.[0] ?? '') ? { ...typed, revision: version ?? [] } : typed;
  return answer((await keepDraft(visit, form.text, kept)) ? 204 : 413);
}

import { address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import { draftKey, formSent } from '../../layout/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { slugOf } from '../../records/slug.ts';
import { signedIn, type PersonVisit } from '../account/index.ts';
import { conceptForm, conceptOf, nameAmong, typedConcept, type Concept, type ConceptValues } from './concept.ts';
import { conceptAddress, conceptPage, editPage, vocabularyPage } from './views.ts';
import { mustCurate } from './policy.ts';
import { addConcept, changeConcept, changesOf, concepts, practicesAbout } from './store.ts';
import words from './words.json' with { type: 'json' };

export function vocabularyRoutes(routes: Routes): void {
  const home = address`/vocabulary`;
  const fresh = address`/vocabulary/new`;

  routes.read(home.text, async (visit) => visit.page(vocabularyPage(visit, await concepts(visit))));

  routes.read(
    fresh.text,
    signedIn(async (visit) => {
      mustCurate(visit.who);
      return visit.page(editPage(visit, null, { values: {}, draft: await draftOf(visit, draftKey(fresh)) }));
    }),
  );

  routes.write(
    fresh.text,
    signedIn(async (visit) => {
      mustCurate(visit.who);
      const read = readConcept(visit, null, await concepts(visit));
      const again = (problems: Problems, typed: Typed) =>
        visit.page(editPage(visit, null, { refused: { problems, typed } }), 422);
      if ('problems' in read) return again(read.problems, read.typed);
      const id = slugOf(read.values.terms.en[0] ?? '');
      if (!(await addConcept(visit, visit.who.person, id, read.values))) {
        const text = visit.reader.say(words)('rule.twice');
        return again({ en: { key: 'wrong', text } }, read.typed);
      }
      return formSent(visit, fresh, conceptAddress(id), visit.reader.say(words)('said.saved'));
    }),
  );

  routes.read('/vocabulary/:concept', async (visit) => {
    const all = await concepts(visit);
    const concept = need(all, visit.param('concept'));
    const told = { changes: await changesOf(visit, concept.id), practices: await practicesAbout(visit, concept.id) };
    return visit.page(conceptPage(visit, concept, all, told));
  });

  routes.read(
    '/vocabulary/:concept/edit',
    signedIn(async (visit) => {
      mustCurate(visit.who);
      const all = await concepts(visit);
      const concept = need(all, visit.param('concept'));
      const form = address`${conceptAddress(concept.id)}/edit`;
      const values = typedConcept(concept, (id) => nameAmong(all, id, visit.reader.language));
      return visit.page(editPage(visit, concept, { values, draft: await draftOf(visit, draftKey(form)) }));
    }),
  );

  routes.write(
    '/vocabulary/:concept/edit',
    signedIn(async (visit) => {
      mustCurate(visit.who);
      const all = await concepts(visit);
      const concept = need(all, visit.param('concept'));
      const read = readConcept(visit, concept.id, all);
      if ('problems' in read) return visit.page(editPage(visit, concept, { refused: read }), 422);
      await changeConcept(visit, visit.who.person, concept.id, read.values);
      const page = conceptAddress(concept.id);
      return formSent(visit, address`${page}/edit`, page, visit.reader.say(words)('said.saved'));
    }),
  );
}

function need(all: readonly Concept[], id: string): Concept {
  const concept = all.find((one) => one.id === id);
  if (!concept) throw new NotFound();
  return concept;
}

/** What was typed as a concept, or its problems with what was typed. */
function readConcept(
  visit: PersonVisit,
  id: string | null,
  all: readonly Concept[],
): { readonly values: ConceptValues; readonly typed: Typed } | { readonly problems: Problems; readonly typed: Typed } {
  const read = visit.read(conceptForm);
  if (!read.ok) return { problems: read.problems, typed: read.typed };
  return { ...conceptOf(read.values, { id, concepts: all }, visit.reader.say(words)), typed: read.typed };
}

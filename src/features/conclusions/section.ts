import { address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import { asTyped, type Problems } from '../../kernel/forms.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { sayIn } from '../../kernel/words.ts';
import type { Section, SectionForm } from '../../layout/section/index.ts';
import { choicesOf } from '../../records/names.ts';
import type { Stored } from '../../records/record.ts';
import { buttonForm } from '../../ui/index.ts';
import {
  conclusionForm,
  conclusionTitleLimit,
  newConclusionForm,
  typedOf,
  type Conclusion,
  type ConclusionFields,
  type ConclusionTyped,
} from './conclusion.ts';
import { mayAddConclusion, mayEditConclusion } from './policy.ts';
import { changeConclusion, createConclusion, needConclusion, publishConclusion } from './store.ts';
import { conclusionList, conclusionView } from './view.ts';
import words from './words.json' with { type: 'json' };

/** What makes a conclusion differ from other records; the pages around it are the same for all. */
export const conclusionSection: Section<ConclusionFields, Conclusion> = {
  kind: 'conclusion',
  words,
  order: 'newest',
  name: (reader, page) => reader.say(words)(`${page}.title`),
  form: formParts,
  find: needConclusion,
  mayAdd: (visit) => mayAddConclusion(visit.who, visit.project, say(visit)),
  mayEdit: (visit, { head }) => mayEditConclusion(visit.who, visit.project, head, say(visit)),
  // The page it was opened from has chosen the event.
  blank: (visit) => asTyped({ event: visit.query('event'), language: visit.reader.language }),
  typed: typedOf,
  problems: problemsIn,
  create: (visit, { event, ...conclusion }) => {
    if (!event) throw new NotFound();
    return createConclusion(visit, conclusion, { event, reason: sayIn(conclusion.language, words)('reason') });
  },
  change: changeConclusion,
  publish: publishConclusion,
  translatable: ({ title, description }) => [
    { name: 'title', original: title, limit: conclusionTitleLimit },
    { name: 'description', original: description },
  ],
  acts: (visit, { head }) => {
    const action = address`/p/${visit.project.slug}/conclusions/${head.slug ?? ''}/lesson`;
    return buttonForm({ label: say(visit)('act.lesson'), action, variant: 'secondary' });
  },
  title: ({ title }) => title,
  draw: conclusionView,
  drawList: conclusionList,
};

function say(visit: WorkspaceVisit) {
  return visit.reader.say(words);
}

async function formParts(
  visit: WorkspaceVisit,
  stored: Stored<Conclusion> | null,
): Promise<SectionForm<ConclusionFields>> {
  if (stored) return { form: conclusionForm, texts: {} };
  return { form: newConclusionForm, texts: { event: { options: await choicesOf(visit, 'event') } } };
}

async function problemsIn(visit: WorkspaceVisit, { event }: ConclusionTyped): Promise<Problems> {
  const isThere = !event || (await choicesOf(visit, 'event')).some(({ value }) => value === event);
  return isThere ? {} : { event: { key: 'notAChoice' } };
}

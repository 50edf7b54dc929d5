import { address } from '../../kernel/address.ts';
import { writeLetter } from '../../kernel/mail.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { sayIn } from '../../kernel/words.ts';
import { letter } from '../../layout/letter.ts';
import { recordAddress } from '../../records/kinds.ts';
import { reachedBy, type Reached } from '../../records/members.ts';
import type { RecordHead } from '../../records/record.ts';
import { actsAt, type Gate } from './gate.ts';
import type { Review } from './store.ts';
import words from './words.json' with { type: 'json' };

/** Whoever acts at a gate, but for the person who asks. */
export async function othersAt(scope: ProjectScope, gate: Gate): Promise<Reached[]> {
  const acting = await reachedBy(scope, (role, partnerId) => actsAt(gate, role, partnerId === null));
  return acting.filter(({ id }) => id !== scope.who.person.id);
}

/** Who wrote the text and who submitted it, as far as they still belong to the project; not the person who asks. */
export async function authorsOf(scope: ProjectScope, head: RecordHead, review: Review): Promise<Reached[]> {
  const authors = [head.createdBy, review.submittedBy].filter((id) => id !== scope.who.person.id);
  return (await reachedBy(scope, () => true)).filter(({ id }) => authors.includes(id));
}

type News =
  | { readonly kind: 'waits'; readonly head: RecordHead; readonly gate: Gate }
  | { readonly kind: 'returned'; readonly head: RecordHead; readonly note: string };

/** Tells somebody by letter that it is their turn. */
export async function writeTo(scope: ProjectScope, to: Reached, news: News): Promise<void> {
  const say = sayIn(to.language, words);
  const { head } = news;
  const page = recordAddress('workspace', head.kind, scope.project.slug, head.slug);
  const about = { title: head.title, project: scope.project.acronym, name: scope.who.person.name };
  const body =
    news.kind === 'waits' ? [say(`letter.waits.${news.gate}`, about)] : [say('letter.returned', about), news.note];
  await writeLetter(
    scope,
    letter(scope.tools.settings, {
      to: to.email,
      language: to.language,
      subject: say(`letter.subject.${news.kind}`, about),
      before: [say('letter.greeting', { name: to.name }), ...body],
      link: { label: say(`letter.link.${news.kind}`), address: news.kind === 'waits' ? address`${page}/review` : page },
      after: [],
    }),
  );
}

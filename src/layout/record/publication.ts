import { address, Address } from '../../kernel/address.ts';
import type { Answer } from '../../kernel/answers.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { RecordHead } from '../../records/record.ts';
import { alert, buttonForm, buttonLink, fieldId, link } from '../../ui/index.ts';
import words from './words.json' with { type: 'json' };

/** What a person may do with the record in front of them, and why not. */
export interface Offered {
  readonly edit: Answer;
  readonly publication: Answer;
  readonly withdrawal: Answer;
  readonly hasUnpublishedChanges: boolean;
}

/** Edit, publish, withdraw, history: what can be done with a record, with the reason beside what cannot. */
export function recordButtons(visit: WorkspaceVisit, head: RecordHead, offered: Offered): Html {
  const say = visit.reader.say(words);
  const page = recordAddress('workspace', head.kind, visit.project.slug, head.slug);
  const history = link(say('button.history'), address`${page}/history`);
  if (!offered.edit.may) return history;
  const whyNot = (answer: Answer) => (answer.may ? null : answer.reason);
  const isPublic = head.publishedAt !== null;
  const publication = {
    label: isPublic ? say('button.publishAgain') : say('button.publish'),
    action: address`${page}/publication`,
    variant: 'secondary',
    whyNot: whyNot(offered.publication),
  } as const;
  const withdrawal = {
    label: say('button.withdraw'),
    action: address`${page}/withdrawal`,
    variant: 'quiet',
    whyNot: whyNot(offered.withdrawal),
  } as const;
  return html`${buttonLink({ label: say('button.edit'), address: address`${page}/edit`, variant: 'secondary' })}
    ${(!isPublic || offered.hasUnpublishedChanges) && buttonForm(publication)} ${isPublic && buttonForm(withdrawal)}
    ${history}`;
}

/** Whether the public sees the record, and whether it sees what stands here. */
export function publicationNote(
  visit: WorkspaceVisit,
  head: RecordHead,
  hasUnpublishedChanges: boolean,
  differences: Address | null = null,
): Html {
  const say = visit.reader.say(words);
  if (head.publishedAt === null) return alert({ kind: 'info', body: say('note.notPublic') });
  const page = link(say('note.publicPage'), recordAddress('public', head.kind, visit.project.slug, head.slug));
  if (!hasUnpublishedChanges) return html`<p class="subtle">${page}</p>`;
  return alert({
    kind: 'warning',
    body: html`<p>${say('note.unpublishedChanges')} ${page}${differences && html` · ${link(say('note.differences'), differences)}`}</p>`,
  });
}

/** What is still missing, each gap a link to its field in the form; help, so nothing when nothing is missing. */
export function gapList(
  visit: WorkspaceVisit,
  head: RecordHead,
  gaps: readonly { field: string; label: string }[],
): Html | null {
  if (gaps.length === 0) return null;
  const say = visit.reader.say(words);
  const page = recordAddress('workspace', head.kind, visit.project.slug, head.slug);
  return html`<details class="ds-details">
    <summary>${say('gaps.title', { count: gaps.length })}</summary>
    <div>
      <p>${say('gaps.lead')}</p>
      <ul>
        ${gaps.map(({ field, label }) => html`<li>${link(label, new Address(`${page.text}/edit#${fieldId(field)}`))}</li>`)}
      </ul>
    </div>
  </details>`;
}

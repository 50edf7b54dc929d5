import type { Address } from '../kernel/address.ts';
import { attributes, html, type Html, type Part } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import { alert } from './alert.ts';
import { link } from './link.ts';
import words from './words.json' with { type: 'json' };

export type JobState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number | null }
  /** `bad` when it came to its end and what it found is not well. */
  | { readonly kind: 'finished'; readonly result: string | Html; readonly bad?: boolean }
  | { readonly kind: 'failed'; readonly reason: string | Html };

interface ShownJob {
  readonly label: string;
  readonly state: JobState;
}

/** How far long work has come; it can be left and returned to, and ends with a link. */
export function jobProgress(reader: Reader, { label, state }: ShownJob): Html {
  const say = reader.say(words);
  if (state.kind === 'finished') {
    return alert({ kind: state.bad ? 'danger' : 'success', title: label, body: html`<p>${state.result}</p>` });
  }
  if (state.kind === 'failed') return alert({ kind: 'danger', title: label, body: html`<p>${state.reason}</p>` });
  const total = state.kind === 'running' ? state.total : null;
  const value = state.kind === 'running' && total !== null ? state.done : null;
  return html`<div class="job">
<p><strong>${label}</strong> <span class="subtle">${howFar(reader, state)}</span></p>
<progress${attributes({ 'aria-label': label, max: total, value })}></progress>
<p class="small subtle">${say('jobMayLeave')}</p>
</div>`;
}

function howFar(reader: Reader, state: JobState & { kind: 'waiting' | 'running' }): string {
  const say = reader.say(words);
  if (state.kind === 'waiting') return say('jobWaiting');
  const done = reader.number(state.done);
  if (state.total !== null) return say('jobDone', { done, total: reader.number(state.total) });
  return state.done > 0 ? say('jobSoFar', { done }) : say('jobBegun');
}

/**
 * The same on a page of its own, which follows by itself: with script it asks `address`, this very page, every two
 * seconds until the work is over. `below` stands under it when there is more to tell.
 */
export function followedJob(
  reader: Reader,
  job: ShownJob & { readonly address: Address; readonly below?: Part },
): Html {
  const isUnderWay = job.state.kind === 'waiting' || job.state.kind === 'running';
  const again = isUnderWay && html`<p class="refresh">${link(reader.say(words)('jobRefresh'), job.address)}</p>`;
  return html`<work-progress${attributes({ 'data-under-way': isUnderWay })}><div class="stack">${jobProgress(reader, job)}${again}${job.below}</div></work-progress>`;
}

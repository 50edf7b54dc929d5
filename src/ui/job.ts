import { attributes, html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import { alert } from './alert.ts';
import words from './words.json' with { type: 'json' };

export type JobState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'finished'; readonly result: Html }
  | { readonly kind: 'failed'; readonly reason: string };

/** How far long work has come; it can be left and returned to, and ends with a link. */
export function jobProgress(reader: Reader, options: { readonly label: string; readonly state: JobState }): Html {
  const { label, state } = options;
  const say = reader.say(words);
  if (state.kind === 'finished') return alert({ kind: 'success', title: label, body: html`<p>${state.result}</p>` });
  if (state.kind === 'failed') return alert({ kind: 'danger', title: label, body: state.reason });
  const total = state.kind === 'running' ? state.total : null;
  const done = state.kind === 'running' ? state.done : 0;
  const text =
    total === null ? say('jobWaiting') : say('jobDone', { done: reader.number(done), total: reader.number(total) });
  return html`<div class="job" role="status">
<p><strong>${label}</strong> <span class="subtle">${text}</span></p>
<progress${attributes({ 'aria-label': label, max: total, value: total === null ? null : done })}></progress>
<p class="small subtle">${say('jobMayLeave')}</p>
</div>`;
}

import { html, type Html, type Part } from '../../kernel/html.ts';
import type { WorkKinds, WorkName } from '../../kernel/job.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Work, WorkState } from '../../kernel/work.ts';
import { publicPage } from '../../layout/index.ts';
import { followedJob, pageHead, textIn, type JobState } from '../../ui/index.ts';
import words from './words.json' with { type: 'json' };

/** What one kind of work is called, and how what came of it is told: in a sentence or a link, and more below. */
export interface WorkView<Name extends WorkName> {
  title(reader: Reader): string;
  finished(visit: Visit, result: WorkKinds[Name]['result']): Finished;
}

interface Finished {
  readonly told: string | Html;
  /** What was found is not well. */
  readonly bad?: boolean;
  readonly below?: Part;
}

export type WorkViews = { readonly [Name in WorkName]: WorkView<Name> };

export function workPage(visit: Visit, work: Work, views: WorkViews): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const title = views[work.name].title(reader);
  const { state, below } = drawn(visit, work, views);
  return publicPage(visit, {
    title,
    unlisted: true,
    main: html`${pageHead({ title, lead: say('asked', { when: reader.moment(work.askedAt) }) })}
${followedJob(reader, { label: title, state, address: visit.here, below })}`,
  });
}

function drawn<Name extends WorkName>(
  visit: Visit,
  { id, name, language, state }: Work<Name>,
  views: WorkViews,
): { state: JobState; below?: Part } {
  const { reader } = visit;
  const say = reader.say(words);
  if (state.kind === 'failed') {
    const reason = state.reason === null ? say('fault', { id }) : textIn(reader, language, state.reason);
    return { state: { kind: 'failed', reason } };
  }
  if (state.kind !== 'finished') return { state };
  const { told, below, ...rest } = views[name].finished(visit, state.result);
  return { state: { kind: 'finished', result: told, ...rest }, below };
}

/** One word for how far work has come, for lists. */
export function stateName(reader: Reader, { kind }: WorkState<WorkName>): string {
  return reader.say(words)(`state.${kind}`);
}

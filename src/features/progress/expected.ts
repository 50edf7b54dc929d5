import { boundsOfDate, dayAt, type PartialDate } from '../../kernel/dates.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { isActionState, type ActionState } from '../actions/index.ts';
import words from './words.json' with { type: 'json' };

/** An action under way is asked after when nothing was heard of it for so many days. */
export const silentDays = 60;

const going: readonly ActionState[] = ['under-way', 'delayed'];
const over: readonly ActionState[] = ['done', 'stopped', 'not-implemented'];

/** An action that waits for an update. */
export interface ExpectedUpdate {
  readonly action: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly language: Language;
    readonly state: ActionState;
  };
  readonly project: { readonly slug: string; readonly acronym: string };
  /** Why: the date of its next step has passed, or nothing was heard of it for long. */
  readonly because: 'next-step' | 'silence';
  /** The date that has passed, or the day on which something was last heard. */
  readonly since: PartialDate;
}

/** The rule in plain words, to stand beside what follows from it. */
export function expectedRule(reader: Reader): string {
  return reader.say(words)('expected.rule', { days: silentDays });
}

/** Why an update is expected, in one line. */
export function expectedReason(reader: Reader, { because, since }: ExpectedUpdate): string {
  const say = reader.say(words);
  const when = reader.date(since);
  return because === 'next-step' ? say('expected.nextStep', { when }) : say('expected.silence', { when });
}

const most = 200;

/** Actions of the partners for whom the person writes that wait for an update, the longest waiting first. */
export async function expectedUpdates(scope: Scope): Promise<ExpectedUpdate[]> {
  const writing = scope.who.memberships.filter(
    ({ role }) => role === 'lead-coordinator' || role === 'partner-lead' || role === 'editor',
  );
  const partners = writing.flatMap(({ project, partner }) =>
    partner !== null && (scope.project === null || scope.project.id === project) ? partner : [],
  );
  if (partners.length === 0) return [];
  const today = dayAt(scope.now, scope.who.person?.zone ?? 'Europe/Brussels');
  const silentSince = new Date(scope.now.getTime() - silentDays * 86_400_000);
  const rows = await scope.db
    .selectFrom('action')
    .innerJoin('record', 'record.id', 'action.id')
    .innerJoin('project', 'project.id', 'record.project_id')
    .select(['record.id', 'record.slug', 'record.title', 'record.language', 'record.state', 'record.created_at'])
    .select(['action.next_step_on', 'action.updated_at', 'project.slug as project_slug', 'project.acronym'])
    .where('record.erased_at', 'is', null)
    .where('record.state', 'not in', over)
    .where((where) =>
      where.or([
        where('record.partner_id', 'in', partners),
        where.exists(
          where
            .selectFrom('action_partner')
            .select('action_partner.action_id')
            .whereRef('action_partner.action_id', '=', 'action.id')
            .where('action_partner.partner_id', 'in', partners),
        ),
      ]),
    )
    .where((where) =>
      where.or([
        where('action.next_step_on', '<', today),
        where.and([
          where('record.state', 'in', going),
          where(where.fn.coalesce('action.updated_at', 'record.created_at'), '<', silentSince),
        ]),
      ]),
    )
    .limit(most)
    .execute();
  return rows
    .flatMap((row): ExpectedUpdate[] => {
      const { id, slug, title, language, state } = row;
      if (slug === null || !isActionState(state)) return [];
      const action = { id, slug, title, language, state };
      const project = { slug: row.project_slug, acronym: row.acronym };
      // A date known only to the month has passed when the month has.
      const planned = row.next_step_on;
      if (planned !== null && boundsOfDate(planned).last < today) {
        return [{ action, project, because: 'next-step', since: planned }];
      }
      const heard = row.updated_at ?? row.created_at;
      if (!going.includes(state) || heard >= silentSince) return [];
      return [{ action, project, because: 'silence', since: dayAt(heard, 'UTC') }];
    })
    .toSorted((one, other) => (boundsOfDate(one.since).last < boundsOfDate(other.since).last ? -1 : 1));
}

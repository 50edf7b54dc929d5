import { writeLetter } from '../../kernel/mail.ts';
import { newReader } from '../../kernel/reader.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { Tools } from '../../kernel/tools.ts';
import { sayIn } from '../../kernel/words.ts';
import { letter } from '../../layout/letter.ts';
import { recordAddress } from '../../records/kinds.ts';
import { writersOf } from '../../records/members.ts';
import { notify } from '../../records/notices.ts';
import { headsById } from '../../records/record.ts';
import { inProject } from '../../records/system-scope.ts';
import { cityOf, type Sheet } from '../adaptation/index.ts';
import { eventWhen, type StoredEvent } from '../events/index.ts';
import words from './words.json' with { type: 'json' };

/** What the owner of a practice, in another project, is told of a workshop. */
export interface OwnerInvited {
  readonly project: string;
  readonly practice: string;
  readonly importer: string;
  /** Acronym of the project that invites. */
  readonly by: string;
  readonly who: string;
  readonly note: string;
  readonly event: Pick<StoredEvent['value'], 'title' | 'startsOn' | 'endsOn' | 'moments' | 'place'>;
}

declare module '../../kernel/job.ts' {
  interface JobData {
    'invite-owner': OwnerInvited;
  }
}

/** The sheets whose owner is in another project and was not written to. */
export async function awayOf(scope: ProjectScope, sheets: readonly Sheet[]): Promise<Sheet[]> {
  const away = sheets.filter(({ practice }) => !practice.isOwn);
  if (away.length === 0) return [];
  const ids = away.map(({ id }) => id);
  const rows = await scope.db
    .selectFrom('sheet')
    .select('id')
    .where('id', 'in', ids)
    .where('owner_told_at', 'is', null)
    .execute();
  return away.filter(({ id }) => rows.some((row) => row.id === id));
}

/** Asks for the letters to owners in other projects, once for each sheet; gives how many sheets that are. */
export async function inviteOwners(
  scope: ProjectScope,
  { value: { title, startsOn, endsOn, moments, place } }: StoredEvent,
  sheets: readonly Sheet[],
  note: string,
): Promise<number> {
  let told = 0;
  for (const { id, practice, importer } of await awayOf(scope, sheets)) {
    const marked = await scope.db
      .updateTable('sheet')
      .set({ owner_told_at: scope.now })
      .where('id', '=', id)
      .where('owner_told_at', 'is', null)
      .executeTakeFirst();
    if (marked.numUpdatedRows === 0n) continue;
    told += 1;
    await scope.tools.jobs.ask(scope, 'invite-owner', {
      ...{ project: practice.project.id, practice: practice.id, importer: cityOf(importer), note },
      by: scope.project.acronym,
      who: scope.who.person.name,
      event: { title, startsOn, endsOn, moments, place },
    });
  }
  return told;
}

/** The job that tells the owner in their own project: a notice and a letter for each who writes for them. */
export async function inviteOwner(tools: Tools, data: OwnerInvited): Promise<void> {
  await inProject(tools, data.project, async (scope) => {
    const head = (await headsById(scope, [data.practice])).get(data.practice);
    if (!head) return;
    const owners = await writersOf(scope, head.partnerId);
    const people = owners.map(({ id }) => id);
    await notify(scope, people, head.id, 'practice-invited', { name: data.importer });
    for (const owner of owners) {
      const say = sayIn(owner.language, words);
      const when = eventWhen(newReader(owner.language, data.event.moments?.zone ?? 'UTC'), data.event);
      const facts = [when, data.event.place].filter((one) => one !== null && one !== '').join(', ');
      await writeLetter(
        scope,
        letter(tools.settings, {
          to: owner.email,
          language: owner.language,
          subject: say('ownerLetter.subject', { city: data.importer, practice: head.title }),
          before: [
            say('letter.greeting', { name: owner.name }),
            say('ownerLetter.text', {
              who: data.who,
              project: data.by,
              city: data.importer,
              practice: head.title,
              title: data.event.title,
            }),
            ...[facts, data.note].filter((one) => one !== ''),
            say('ownerLetter.how', { project: data.by }),
          ],
          link: {
            label: say('ownerLetter.link'),
            address: recordAddress('workspace', 'practice', scope.project.slug, head.slug),
          },
          after: [],
        }),
      );
    }
  });
}

import { address, withQuery, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, NotFound } from '../../kernel/answers.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { csv } from '../../layout/csv.ts';
import { eventAddress, type StoredEvent } from '../events/index.ts';
import { needRegistration } from '../guests/index.ts';
import { needHosted, presentPartners } from '../registration/index.ts';
import { dayToShow, mayMark } from './attendance.ts';
import { guestRows } from './export.ts';
import { guestListPage, signaturePage } from './list-view.ts';
import { addUnannounced, guestsOfEvent, mark } from './store.ts';
import { unannouncedForm } from './unannounced.ts';
import words from './words.json' with { type: 'json' };

/** What hosts do with the guests of an event: see who comes, say who was there, take the list along. */
export function listRoutes(routes: Routes): void {
  const path = '/events/:slug/guests';

  routes.workspace.read(path, async (visit) => visit.page(await guestListPage(visit, await needHosted(visit))));

  routes.workspace.write(path, async (visit) => {
    const stored = await needHosted(visit);
    const read = visit.read(unannouncedForm);
    const partners = await presentPartners(visit);
    const isKnown = !read.ok || !read.values.partner || partners.some(({ value }) => value === read.values.partner);
    if (!read.ok || !isKnown) {
      const problems = read.ok ? { partner: { key: 'notAChoice' as const } } : read.problems;
      return visit.page(await guestListPage(visit, stored, { typed: read.typed, problems }), 422);
    }
    const { name, organisation, partner: partnerId, email } = read.values;
    const { head, value } = stored;
    const told = { name, organisation, partnerId, personId: null, language: visit.reader.language };
    const guest = await addUnannounced(visit, { id: head.id, value }, told, {
      email: email === '' ? null : email,
      writes: head.publishedAt !== null,
    });
    const day = dayToShow(value, visit.now, visit.query('day'));
    if (day !== null && mayMark(value, day, visit.now, visit.reader).may) await mark(visit, guest, day, true);
    return visit.redirect(listAddress(visit, stored, day), { text: visit.reader.say(words)('said.added', { name }) });
  });

  routes.workspace.write(`${path}/:id/attendance`, async (visit) => {
    const stored = await needHosted(visit);
    const guest = await needRegistration(visit, visit.param('id'));
    if (guest.eventId !== stored.head.id) throw new NotFound();
    const day = (visit.submitted.typed['day']?.[0] ?? '') as PartialDate;
    mustBeAllowed(mayMark(stored.value, day, visit.now, visit.reader));
    await mark(visit, guest, day, visit.submitted.typed['present']?.[0] === 'yes');
    return visit.redirect(address`${listAddress(visit, stored, day)}#guest-${guest.id}`);
  });

  routes.workspace.read(`${path}/signatures`, async (visit) =>
    visit.page(await signaturePage(visit, await needHosted(visit))),
  );

  routes.workspace.read(`${path}/csv`, async (visit) => {
    const stored = await needHosted(visit);
    const { header, rows } = await guestRows(visit, stored.value, await guestsOfEvent(visit, stored.head.id));
    return visit.content(csv(header, rows), 'text/csv', `${stored.head.slug ?? 'guests'}.csv`);
  });
}

function listAddress(visit: WorkspaceVisit, { head }: StoredEvent, day: PartialDate | null): Address {
  const list = address`${eventAddress(visit.project.slug, head)}/guests`;
  return withQuery(list, { day });
}

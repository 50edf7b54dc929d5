import { address } from '../../kernel/address.ts';
import type { Routes } from '../../kernel/routes.ts';
import { markSeen, noticesOf } from '../../records/notices.ts';
import { ownProjects, signedIn } from '../account/index.ts';
import { expectationsOf } from './expectation.ts';
import { inboxPage } from './inbox-views.ts';

const mostNotices = 50;

export function inboxPageRoutes(routes: Routes): void {
  routes.read(
    '/inbox',
    signedIn(async (visit) => {
      const projects = await ownProjects(visit);
      const expected = await expectationsOf(visit, visit.reader, projects);
      return visit.page(inboxPage(visit, { projects, expected, notices: await noticesOf(visit, mostNotices) }));
    }),
  );
  routes.write(
    '/inbox/seen',
    signedIn(async (visit) => {
      await markSeen(visit);
      return visit.redirect(address`/inbox`);
    }),
  );
}

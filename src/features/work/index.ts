/** The door of work: what a person asked for that takes long, followed at an address of its own. */
import { address, type Address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import type { Routes } from '../../kernel/routes.ts';
import { findWork } from '../../kernel/work.ts';
import { signedIn } from '../account/index.ts';
import { workPage, type WorkViews } from './page.ts';

export { stateName, type WorkView, type WorkViews } from './page.ts';

export function workAddress(id: string): Address {
  return address`/work/${id}`;
}

/** `views` say what each kind of work is called and what came of it. The page is for who asked and for administrators. */
export function workRoutes(routes: Routes, views: WorkViews): void {
  routes.read(
    '/work/:id',
    signedIn(async (visit) => {
      const work = await findWork(visit, visit.param('id'));
      if (!work) throw new NotFound();
      return visit.page(workPage(visit, work, views));
    }),
  );
}

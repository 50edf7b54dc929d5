import type { Routes } from '../../kernel/routes.ts';
import { readForm } from '../../kernel/forms.ts';
import { signedIn } from '../account/index.ts';
import { needEvent } from '../events/index.ts';
import { envelopeForm } from './form.ts';
import { deskPage } from './page.ts';
import { parcelOf } from './parcel.ts';
import { takeOnce, type Received } from './receiving.ts';
import { reasonsIn, take } from './taking.ts';

const statuses = { taken: 200, conflict: 409, refused: 422 } as const satisfies Record<Received['state'], number>;

export function deskRoutes(routes: Routes): void {
  routes.read(
    '/taken-along',
    signedIn((visit) => visit.page(deskPage(visit))),
  );
  routes.workspace.read('/events/:slug/taken-along', async (visit) => {
    const event = await needEvent(visit, visit.param('slug'));
    return visit.context.json(await parcelOf(visit, event));
  });
  routes.workspace.write('/events/:slug/taken-along', async (visit) => {
    const event = await needEvent(visit, visit.param('slug'));
    const read = readForm(envelopeForm, visit.submitted);
    if (!read.ok) return visit.context.json({ state: 'refused', reasons: reasonsIn(visit, read.problems) }, 422);
    // Who wrote it may have given the device to somebody else: it waits for them.
    if (read.values.person !== visit.who.person.id) return visit.context.json({ state: 'of-another' }, 409);
    const received = await takeOnce(visit, read.values.id, () => take(visit, event, read.values));
    return visit.context.json(received, statuses[received.state]);
  });
}

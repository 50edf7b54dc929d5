import { address } from '../../kernel/address.ts';
import { Conflict, mustBeAllowed, no, yes, type Answer } from '../../kernel/answers.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { workspacePage } from '../../layout/index.ts';
import { wholeAddress } from '../../layout/letter.ts';
import { figureRow, link, pageHead, qrCode } from '../../ui/index.ts';
import { eventAddress, type StoredEvent } from '../events/index.ts';
import { needHosted } from '../registration/index.ts';
import { presentDay } from './attendance.ts';
import { codeOn, openDoor } from './door.ts';
import words from './words.json' with { type: 'json' };

/** The page a host shows at the door: a code for this day, to be read by phones and by people. */
export function doorRoutes(routes: Routes): void {
  const path = '/events/:slug/door';

  routes.workspace.read(path, async (visit) => visit.page(await doorPage(visit, await needHosted(visit))));

  routes.workspace.write(path, async (visit) => {
    const stored = await needHosted(visit);
    mustBeAllowed(mayOpenDoor(visit, stored));
    const day = presentDay(stored.value, visit.now);
    if (day === null) throw new Conflict(visit.reader.say(words)('rule.notToday'));
    await openDoor(visit, stored.head.id, day);
    return visit.redirect(address`${eventAddress(visit.project.slug, stored.head)}/door`);
  });
}

/** Whether the door can be opened: guests are let in on the days of a public event only. */
function mayOpenDoor(visit: WorkspaceVisit, { head, value }: StoredEvent): Answer {
  const say = visit.reader.say(words);
  if (presentDay(value, visit.now) === null) return no(say('rule.notToday'));
  return head.publishedAt === null ? no(say('rule.notPublic')) : yes;
}

async function doorPage(visit: WorkspaceVisit, stored: StoredEvent): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const day = presentDay(stored.value, visit.now);
  const code = day && (await codeOn(visit, stored.head.id, day));
  const title = say('door.title');
  const list = address`${eventAddress(visit.project.slug, stored.head)}/guests`;
  const above = link(stored.head.title, list);
  if (!day || !code) {
    const main = html`${pageHead({ title, above })}<p>${say('rule.notToday')}</p>`;
    return workspacePage(visit, { title, main });
  }
  const here = address`/here/${code}`;
  const whole = wholeAddress(visit.tools.settings, here);
  const shown = wholeAddress(visit.tools.settings, address`/here`);
  const main = html`${pageHead({ title, above, lead: say('door.lead', { day: reader.date(day) }) })}
${qrCode({ text: whole, label: say('door.qr') })}
${figureRow([{ value: code, label: say('door.code', { page: shown.replace(/^https?:\/\//, '') }) }])}
<p>${link(say('door.list'), list)}</p>`;
  return workspacePage(visit, { title, main });
}

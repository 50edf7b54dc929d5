import { address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Problems, ValuesOf } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { partnerChoices, problemsInPartner } from '../../layout/record/index.ts';
import { eventWords, mayAddEvent, mayGiveEventTo } from '../events/index.ts';
import { readApart } from './apart.ts';
import { bringPage, eventsAddress, importAddress, importForm, previewPage } from './pages.ts';
import { keepImport, needImport, stepsOf, take } from './store.ts';
import words from './words.json' with { type: 'json' };

type Typed = ValuesOf<(typeof importForm)['fields']>;

/** A calendar file is brought, looked over, and taken: its events become plans of the project. */
export function calendarImportRoutes(routes: Routes): void {
  const mayBring = (visit: WorkspaceVisit) => mayAddEvent(visit.who, visit.project, visit.reader.say(eventWords));

  routes.workspace.read('/calendar-import', async (visit) => {
    mustBeAllowed(mayBring(visit));
    return visit.page(await bringPage(visit));
  });

  routes.workspace.write('/calendar-import', async (visit) => {
    mustBeAllowed(mayBring(visit));
    const read = visit.read(importForm);
    if (!read.ok) return visit.page(await bringPage(visit, read), 422);
    const { typed, values } = read;
    const refuse = async (problems: Problems) => visit.page(await bringPage(visit, { typed, problems }), 422);
    const problems = await problemsInHost(visit, values);
    if (Object.keys(problems).length > 0) return refuse(problems);
    const [file] = values.calendar;
    const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer());
    const content = await readApart(bytes, values.zone);
    if ('reason' in content) {
      return refuse({ calendar: { key: 'wrong', text: visit.reader.say(words)(content.reason) } });
    }
    const { host, kind } = values;
    const id = await keepImport(visit, { fileName: (file?.name ?? '').slice(0, 200), host, kind, content });
    return visit.redirect(address`${importAddress(visit)}/${id}`);
  });

  routes.workspace.read('/calendar-import/:id', async (visit) => {
    mustBeAllowed(mayBring(visit));
    const brought = await needImport(visit, visit.param('id'));
    return visit.page(previewPage(visit, brought, await stepsOf(visit, brought)));
  });

  routes.workspace.write('/calendar-import/:id/events', async (visit) => {
    mustBeAllowed(mayBring(visit));
    const brought = await needImport(visit, visit.param('id'));
    const steps = await stepsOf(visit, brought);
    await take(visit, brought, steps);
    const count = (act: string) => steps.filter((step) => step.act === act).length;
    const text = visit.reader.say(words)('said.taken', { made: count('make'), changed: count('change') });
    return visit.redirect(eventsAddress(visit), { text });
  });
}

async function problemsInHost(visit: WorkspaceVisit, { host }: Typed): Promise<Problems> {
  const { all } = await partnerChoices(visit, null);
  const mayGive = mayGiveEventTo(visit.who, visit.project, host, visit.reader.say(eventWords));
  return problemsInPartner('host', { all, chosen: host, present: undefined, mayGive });
}

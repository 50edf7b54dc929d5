import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Fields, Form, Problems, ReadForm, ValuesOf } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formSent } from '../../layout/index.ts';
import { revisionSeen } from '../../layout/record/index.ts';
import { eventAddress, needEvent, type LearningEvent, type ScheduledEvent } from '../events/index.ts';
import { rearrange } from './changing.ts';
import { calledOff, cancelForm, moveForm, movedOnline, problemsInMove } from './moving.ts';
import { actAddress, askingPage, lookOverPage, type Act } from './pages.ts';
import { mayRearrange } from './policy.ts';
import words from './words.json' with { type: 'json' };

interface Rearranging<F extends Fields> {
  readonly act: Act;
  readonly form: Form<F>;
  readonly problems: (visit: WorkspaceVisit, values: ValuesOf<F>) => Problems;
  readonly changed: (event: LearningEvent, values: ValuesOf<F>) => LearningEvent;
}

/** From the place to the net, and off: each is asked, looked over, and done in one change. */
export function movingRoutes(routes: Routes): void {
  rearrangingRoutes(routes, {
    act: 'online',
    form: moveForm,
    problems: (visit, values) => problemsInMove(values, visit.reader),
    changed: movedOnline,
  });
  rearrangingRoutes(routes, {
    act: 'cancellation',
    form: cancelForm,
    problems: () => ({}),
    changed: (event, { reason }) => calledOff(event, reason),
  });
}

function rearrangingRoutes<F extends Fields>(routes: Routes, rearranging: Rearranging<F>): void {
  const { act, form, changed } = rearranging;

  routes.workspace.read(`/events/:slug/${act}`, async (visit) => {
    const event = await needEvent(visit, visit.param('slug'));
    mustBeAllowed(mayRearrange(visit, event));
    return visit.page(await askingPage(visit, event, act));
  });

  routes.workspace.write(`/events/:slug/${act}`, async (visit) => {
    const event = await needEvent(visit, visit.param('slug'));
    mustBeAllowed(mayRearrange(visit, event));
    const read = withProblems(visit, rearranging, visit.read(form));
    if (!read.ok) return visit.page(await askingPage(visit, event, act, read), 422);
    const step = visit.submitted.typed['step']?.[0];
    if (step === 'back') return visit.page(await askingPage(visit, event, act, { typed: read.typed, problems: {} }));
    const value = changed(event.value, read.values);
    if (step !== 'do') {
      return visit.page(await lookOverPage(visit, event, act, { form, typed: read.typed, changed: value }));
    }
    return done(visit, event, act, value);
  });
}

function withProblems<F extends Fields>(
  visit: WorkspaceVisit,
  { problems }: Rearranging<F>,
  read: ReadForm<F>,
): ReadForm<F> {
  if (!read.ok) return read;
  const found = problems(visit, read.values);
  return Object.keys(found).length === 0 ? read : { ok: false, problems: found, typed: read.typed };
}

async function done(visit: WorkspaceVisit, event: ScheduledEvent, act: Act, value: LearningEvent): Promise<Response> {
  const say = visit.reader.say(words);
  const { guests } = await rearrange(visit, event, revisionSeen(visit), value, say('conflict'));
  const text = say(act === 'online' ? 'said.moved' : 'said.cancelled', { count: guests.length });
  return formSent(visit, actAddress(visit, event, act), eventAddress(visit.project.slug, event.head), text);
}

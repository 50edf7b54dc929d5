import type { LearningEvent } from '../src/features/events/index.ts';
import type { PartialDate } from '../src/kernel/dates.ts';
import type { newHarbours, TestEvent } from './harbours.ts';
import type { Page } from './page.ts';
import type { Visitor } from './world.ts';

type Harbours = Awaited<ReturnType<typeof newHarbours>>;

let events = 0;
let guests = 0;

/** What tests need of guests: events to come to, people who register, the letters they get. */
export function guestsOf({ world, lead, eventOfTartu }: Harbours) {
  const day = (text: string) => text as PartialDate;

  /** A published event of Tartu on 14 and 15 April 2026, six weeks after the world's clock, with registration opened. */
  async function newEvent(
    opening: Record<string, string> | null = {},
    values: Partial<LearningEvent> = {},
  ): Promise<TestEvent> {
    const made = await eventOfTartu({
      title: `Meeting ${++events}`,
      kind: 'thematic-event',
      startsOn: day('2026-04-14'),
      endsOn: day('2026-04-15'),
      moments: { from: '2026-04-14T06:00:00.000Z', to: '2026-04-15T15:00:00.000Z', zone: 'Europe/Tallinn' },
      place: 'Town hall',
      ...values,
    });
    if (opening) await open(made, opening);
    return made;
  }

  /** Opens registration, or changes what was opened. */
  async function open(event: TestEvent, opening: Record<string, string> = {}): Promise<void> {
    const fields = { audience: 'anybody', asksDiet: 'yes', asksAccess: 'yes', ...opening };
    const answer = await world.post(`${event.workspace}/registration`, fields, await world.visitorFor(lead.person));
    if (answer.status !== 303) throw new Error(answer.text);
  }

  /** Sends the form of somebody without account; the world moves on by a minute, so that nobody is in a hurry. */
  function send(event: TestEvent, fields: Record<string, string | string[]> = {}): Promise<Page> {
    world.wait(61_000);
    const who = { name: 'Gerda Guest', organisation: 'City of Elsewhere', language: 'en', consent: 'yes' };
    return world.post(`${event.open}/registration`, { ...who, ...fields }, world.anonymous());
  }

  /** The page that the last letter to somebody leads to. */
  async function pageIn(email: string): Promise<string> {
    const letter = (await world.letters(email)).at(-1);
    return /\/registrations\/[\w-]+/.exec(letter?.body_text ?? '')?.[0] ?? '';
  }

  /** Somebody registers and confirms; gives their address and their page. */
  async function register(
    event: TestEvent,
    fields: Record<string, string> = {},
  ): Promise<{ email: string; page: string }> {
    const email = fields['email'] ?? `guest-${++guests}@example.org`;
    const sent = await send(event, { ...fields, email });
    if (sent.status !== 303) throw new Error(sent.text);
    const page = await pageIn(email);
    await world.post(`${page}/confirmation`, {}, world.anonymous());
    return { email, page };
  }

  /** What the page of a guest says of their registration. */
  async function standing(page: string): Promise<string> {
    return (await world.get(`${page}?lang=en`)).document.querySelector('.lead')?.textContent ?? '';
  }

  const subjects = async (email: string) => (await world.letters(email)).map(({ subject }) => subject);

  const forget = async () => {
    await world.tools.pool.transaction('begin', (db) => world.tools.jobs.ask({ db }, 'forget-expired', {}));
    await world.runJobs();
  };

  const seen = async (path: string, as?: Visitor) => (await world.get(`${path}?lang=en`, as)).text;

  return { newEvent, open, send, register, pageIn, standing, subjects, forget, seen };
}

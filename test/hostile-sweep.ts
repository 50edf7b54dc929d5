import { strict as assert } from 'node:assert';
import { fillForm, folded, madeOf, smuggledIn, type FilledForm, type Filling, type Supply } from './hostile.ts';
import type { Page } from './page.ts';
import type { Visitor, World } from './world.ts';

/** A form that takes text. `{name}` in an address stands for what a form above it made. */
export interface HostileForm {
  /** Address of the page with the form. */
  readonly form: string;
  /** Where it goes, when that is another address. */
  readonly sendsTo?: string;
  /** Fields that take no free text or ask for a line of a certain shape. */
  readonly values?: Readonly<Record<string, Filling>>;
  /** Sent with it by the button that is pressed. */
  readonly pressed?: Readonly<Record<string, string>>;
  /** Names what was made; its address is where the answer leads. */
  readonly makes?: string;
  /** Names something found on the page the answer leads to, on another, or in the letter that was written. */
  readonly finds?: readonly [name: string, pattern: RegExp, where?: string];
  /** Sent after it, by whoever sent it. */
  readonly follows?: HostileForm['after'];
  /** Sent before it: what takes no text, but has to be done; what it makes may be named. */
  readonly after?: readonly (readonly [address: string, fields: Record<string, string | string[]>, makes?: string])[];
  /** Sent by somebody who has not signed in. */
  readonly byStranger?: true;
  /** Afterwards the record is published, and the public reads the texts. */
  readonly publishes?: string;
  /** Pages on which the texts stand as well; all together show all of them. */
  readonly seenOn?: readonly string[];
  /** The form in which the texts can be changed; they stand there as typed. */
  readonly changedOn?: string;
}

export type Made = Map<string, string>;

/** The address with what was made in its place. */
export function placed(address: string, made: Made): string {
  return address.replace(/\{([^}]+)\}/g, (_, known: string) => {
    const value = made.get(known);
    assert.ok(value, `${address}: nothing made ${known}`);
    return value;
  });
}

/** One filling of all forms: who sends them, and what came of it. */
export interface Sweep {
  readonly world: World;
  /** Who may everything, so that every form is open. */
  readonly person: Visitor;
  readonly made: Made;
  readonly supply: Supply;
  /** What all pages seen are made of. */
  readonly parts: Set<string>;
  readonly seen: Set<string>;
}

/** Asks for a page and finds nothing on it that a text brought along. */
async function look(path: string, { world, person, parts, seen }: Sweep, as: Visitor = person): Promise<Page> {
  const page = await world.get(path, as);
  assert.ok(page.status < 400, `${path}: ${page.status}`);
  seen.add(path);
  if (!(page.headers.get('content-type') ?? '').startsWith('text/html')) return page;
  assert.deepEqual(smuggledIn(page.document), [], path);
  for (const part of madeOf(page.document)) parts.add(part);
  return page;
}

async function post(buttons: NonNullable<HostileForm['after']>, { world, made }: Sweep, as: Visitor): Promise<void> {
  for (const [address, fields, makes] of buttons) {
    const path = placed(address, made);
    const values = Object.entries(fields).map(([field, value]) => [
      field,
      typeof value === 'string' ? placed(value, made) : value,
    ]);
    const answer = await world.post(path, Object.fromEntries(values) as typeof fields, as);
    assert.equal(answer.status, 303, path);
    if (makes !== undefined) made.set(makes, answer.location.split('#')[0] ?? '');
  }
}

/** Fills one form of the table and sends it; what was typed stands wherever the table says. */
export async function send(one: HostileForm, sweep: Sweep): Promise<void> {
  const { world, person, made } = sweep;
  const as = one.byStranger ? world.anonymous() : person;
  // Nobody sends forms as fast as this test.
  world.wait(1000);
  await post(one.after ?? [], sweep, as);
  const address = placed(one.form, made);
  const action = placed(one.sendsTo ?? one.form, made);
  const page = await look(address, sweep, as);
  const form = [...page.document.forms].find((each) => each.getAttribute('action') === action);
  assert.ok(form, `${address}: no form that goes to ${action}`);
  const own = Object.entries(one.values ?? {}).map(([field, value]) => [
    field,
    typeof value === 'string' ? placed(value, made) : value,
  ]);
  const filled = fillForm(form, sweep.supply, Object.fromEntries(own) as Record<string, Filling>);
  assert.ok(Object.keys(filled.texts).length > 0, `${address}: no field for text`);
  const answer = await world.post(action, { ...filled.fields, ...one.pressed }, as);
  assert.equal(answer.status, 303, `${action}: ${answer.status === 303 || answer.text}`);
  const [landed = ''] = answer.location.split('#');
  if (one.makes) made.set(one.makes, landed);
  const after = await look(landed, sweep, as);
  if (one.finds) await find(one.finds, after, sweep);
  await post(one.follows ?? [], sweep, as);
  const shown = [textOf(after)];
  for (const place of one.seenOn ?? []) shown.push(textOf(await look(placed(place, made), sweep)));
  assert.deepEqual(missing(filled, shown), [], `${address}: texts that are not shown`);
  if (one.changedOn) await findTyped(placed(one.changedOn, made), filled, sweep);
  if (one.publishes) {
    const record = placed(`{${one.publishes}}`, made);
    assert.equal((await world.post(`${record}/publication`, {}, person)).status, 303, `${record}/publication`);
    made.set(`${one.publishes}.public`, record.replace(/^\/p\//, '/projects/'));
    const open = await look(placed(`{${one.publishes}.public}`, made), sweep, world.anonymous());
    assert.deepEqual(missing(filled, [textOf(open)]), [], `${open.request}: texts that the public does not read`);
  }
}

async function find(
  [name, pattern, where]: NonNullable<HostileForm['finds']>,
  after: Page,
  sweep: Sweep,
): Promise<void> {
  const place = where === undefined || where === 'letter' ? after : await look(placed(where, sweep.made), sweep);
  const text = where === 'letter' ? ((await sweep.world.letters()).at(-1)?.body_text ?? '') : place.html;
  const match = pattern.exec(text);
  sweep.made.set(name, match?.[1] ?? match?.[0] ?? '');
}

function textOf(page: Page): string {
  return folded(page.document.body.textContent ?? '');
}

/** Texts that stand on none of the pages. */
function missing({ texts }: FilledForm, pages: readonly string[]): string[] {
  return Object.entries(texts).flatMap(([field, all]) =>
    all.filter((text) => !pages.some((page) => page.includes(folded(text)))).map((text) => `${field}: ${text}`),
  );
}

/** The form shows again what was typed, sign by sign. */
async function findTyped(address: string, { texts, fields }: FilledForm, sweep: Sweep): Promise<void> {
  const { document } = await look(address, sweep);
  for (const field of Object.keys(texts)) {
    const control = document.querySelector<HTMLInputElement>(`[name="${field}"]`);
    assert.equal(control?.value, fields[field], `${address}: ${field}`);
  }
}

/** Follows the links of our own pages, at most so many of them. */
export async function walk(starts: readonly string[], most: number, sweep: Sweep): Promise<void> {
  const waiting = [...starts];
  for (let count = 0; count < most;) {
    const path = waiting.shift();
    if (path === undefined) return;
    if (sweep.seen.has(path)) continue;
    count++;
    const { document } = await look(path, sweep);
    for (const link of document.querySelectorAll('main a[href^="/"]')) {
      waiting.push((link.getAttribute('href') ?? '').split('#')[0] ?? '');
    }
  }
}

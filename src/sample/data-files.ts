import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartialDate } from '../kernel/dates.ts';
import type { Role } from '../kernel/scope.ts';
import type { Language } from '../kernel/words.ts';
import type { Source } from '../records/sources.ts';
import { moveDates } from './moved-dates.ts';
import type { Cited } from './entry.ts';
import type { Network } from './network.ts';

export interface AccountData {
  readonly key: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly isAdministrator?: boolean;
  readonly places: readonly { readonly network: string; readonly role: Role; readonly partner?: string }[];
}

export const folders = ['better', 'fictional'] as const;
const home = join(import.meta.dirname, '../../db/sample');

async function read(...path: string[]): Promise<unknown> {
  return JSON.parse(await readFile(join(home, ...path), 'utf8'));
}

/** Reads a network's data files as they are. */
export async function readNetwork(folder: (typeof folders)[number]): Promise<Network> {
  const names = [
    ...(['project', 'sources', 'partners', 'instruments', 'practices', 'reviews', 'questions'] as const),
    ...(['events', 'guests', 'agenda', 'notes', 'plans', 'links', 'workshops'] as const),
  ];
  const files = await Promise.all(names.map((name) => read(folder, `${name}.json`)));
  return Object.fromEntries(names.map((name, index) => [name, files[index]])) as unknown as Network;
}

/** The network as of a day: an invented one is always in the same stage of its story. */
export function networkOn(network: Network, day: PartialDate): Network {
  return network.project.today === undefined ? network : moveDates(network, network.project.today, day);
}

export async function readAccounts(): Promise<AccountData[]> {
  return (await read('accounts.json')) as AccountData[];
}

/** The sources of a fact as pages show them: what, by whom, and what is to be known of it. */
export function sourcesOf(network: Network, cited: readonly Cited[]): Source[] {
  return cited.map((one) => {
    const key = typeof one === 'string' ? one : one.source;
    const source = network.sources[key];
    if (!source) throw new Error(`no source ${key}`);
    const said = [
      source.publisher,
      source.date ?? '',
      source.isPartial ? 'only the beginning could be read' : '',
      source.note ?? '',
      typeof one === 'string' ? '' : one.note,
    ];
    const about = said.filter((part) => part !== '').join('; ');
    return { title: about === '' ? source.title : `${source.title} (${about})`, address: source.address };
  });
}

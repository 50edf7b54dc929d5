import { outsideAddress } from '../../kernel/address.ts';
import { readPartialDate } from '../../kernel/dates.ts';
import { choice, date, flag, form, lines, longText, number, text, type Problems } from '../../kernel/forms.ts';
import { languages, type Say } from '../../kernel/words.ts';
import { sourceLines } from '../../records/sources.ts';
import { ruleSetNames, type OwnPhase } from '../clock/index.ts';
import type { Target } from './project.ts';
import type words from './words.json';

const partsOf = (line: string) => line.split('|').map((part) => part.trim());

/** `Preparation | 6`: a phase and its months. */
function readPhase(line: string): OwnPhase | null {
  const [name = '', typed = '', ...more] = partsOf(line);
  const months = Number(typed);
  return name !== '' && more.length === 0 && Number.isInteger(months) && months >= 1 && months <= 120
    ? { name, months }
    : null;
}

/** `Innovation activity | 10 | percent | 2022 | https://…`: what, how much, in what, by when, where it is said. */
function readTarget(line: string): Target | null {
  const [name = '', value = '', unit = '', due = '', source = '', ...more] = partsOf(line);
  const amount = value === '' ? null : Number(value.replace(',', '.'));
  const day = due === '' ? null : readPartialDate(due);
  const address = source === '' ? null : outsideAddress(source);
  const isWrong =
    name === '' ||
    more.length > 0 ||
    Number.isNaN(amount) ||
    (due !== '' && day === null) ||
    (source !== '' && address === null);
  return isWrong ? null : { name, value: amount, unit, due: day, source: address?.text ?? null };
}

export const projectForm = form({
  acronym: text({ required: true, limit: 40 }),
  title: text({ required: true, limit: 200 }),
  summary: longText({ limit: 400 }),
  language: choice(languages, { required: true }),
  programme: text({ limit: 200 }),
  ruleSet: choice(ruleSetNames, { required: true }),
  startsOn: date({ required: true }),
  endsOn: date(),
  ownPhases: lines(readPhase),
  objective: longText({ limit: 2000 }),
  problem: longText({ limit: 2000 }),
  keyIssues: lines((line) => line),
  plannedOutputs: lines((line) => line),
  targets: lines(readTarget),
  erdf: number({ least: 0, most: 1e11, money: true }),
  erdfNote: text({ limit: 200 }),
  sources: sourceLines(),
  isFictional: flag(),
});

/** Problems with lists of lines, told by how such a line is written. */
export function withLinesExplained(problems: Problems, say: Say<typeof words>): Problems {
  const told = { ownPhases: say('rule.ownPhasesLines'), targets: say('rule.targetLines') };
  const explained = Object.entries(told).filter(([field]) => problems[field]?.key === 'wrong');
  return { ...problems, ...Object.fromEntries(explained.map(([field, text]) => [field, { key: 'wrong', text }])) };
}

export const moveForm = form({
  // Which dates there are is known from the clock; the rule checks it and the view gives the options.
  item: { ...text({ required: true }), control: 'choice' },
  to: date({ required: true }),
  movesLater: flag(),
  reason: longText({ required: true, limit: 500 }),
});

/** The form in parts, as its page shows it. */
export const projectParts = [
  { title: 'part.name', fields: ['acronym', 'title', 'summary', 'language', 'programme', 'isFictional'] },
  { title: 'part.time', fields: ['ruleSet', 'startsOn', 'endsOn', 'ownPhases'] },
  { title: 'part.aims', fields: ['objective', 'problem', 'keyIssues', 'plannedOutputs', 'targets'] },
  { title: 'part.money', fields: ['erdf', 'erdfNote', 'sources'] },
] as const satisfies { title: keyof typeof words; fields: (keyof typeof projectForm.fields)[] }[];

import { attributes, html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { changeList, langOf, section, stateTag, type Fact } from '../../ui/index.ts';
import { roleName } from '../people/index.ts';
import type { Step } from './store.ts';
import words from './words.json' with { type: 'json' };

/** What happened to a text on its way, the newest first: who, in which role, when, and what they wrote. */
export function trail(reader: Reader, steps: readonly Step[]): Html {
  const say = reader.say(words);
  const changes = steps.toReversed().map((step) => ({
    who: [step.name ?? say('nobody'), step.role && roleName(reader, step.role)].filter(Boolean).join(', '),
    when: step.at,
    what: step.gate === null ? say(`act.${step.act}`) : say(`act.${step.act}At`, { gate: say(`gate.${step.gate}`) }),
    note: step,
  }));
  return changeList(
    reader,
    changes.map(({ note, ...change }) => ({ ...change, reason: noteOf(reader, note) })),
  );
}

function noteOf(reader: Reader, { note, verdict, language }: Step): Html | null {
  if (note === '' && verdict === null) return null;
  const say = reader.say(words);
  return html`${verdict && html`<strong>${say(`choice.verdict.${verdict}`)}</strong> `}<div${attributes({ lang: langOf(reader, language) })}>${paragraphs(note)}</div>`;
}

/** Among the facts of a text that the public reads: at which gates it was checked, and when. */
export function checkFacts(reader: Reader, steps: readonly Step[]): Fact[] {
  const say = reader.say(words);
  const passed = steps.flatMap(({ gate, at }) =>
    gate === null ? [] : say(`checked.${gate}`, { day: reader.day(at) }),
  );
  return passed.length === 0
    ? []
    : [{ label: say('checked'), value: passed.map((one, index) => html`${index > 0 && html`<br>`}${one}`) }];
}

/** Under a text that the public reads: what experts think of it. */
export function opinions(reader: Reader, steps: readonly Step[]): Html | null {
  const say = reader.say(words);
  const lines = steps.flatMap((step) => {
    if (step.gate !== 'expert' || step.verdict === null) return [];
    const day = reader.day(step.at);
    const by = step.name === null ? say('opinion.by', { day }) : say('opinion.byName', { name: step.name, day });
    return [
      html`<blockquote class="stack" data-gap="small"><p>${stateTag({ label: say(`choice.verdict.${step.verdict}`), tone: step.verdict === 'not-now' ? 'waiting' : 'done' })}</p>
<div${attributes({ lang: langOf(reader, step.language) })}>${paragraphs(step.note)}</div>
<footer class="subtle small">${by}</footer></blockquote>`,
    ];
  });
  return lines.length === 0 ? null : section({ title: say('opinions'), id: 'checks', body: lines });
}

import { attributes, html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import words from './words.json' with { type: 'json' };

/** How well a figure is proven, from weakest to strongest. */
export const strengths = ['estimate', 'sample', 'system-data', 'audited'] as const;
export type Strength = (typeof strengths)[number];

/** The name of a strength in the reader's language. */
export function strengthName(reader: Reader, strength: Strength): string {
  const say = reader.say(words);
  const names: Record<Strength, string> = {
    estimate: say('strengthEstimate'),
    sample: say('strengthSample'),
    'system-data': say('strengthSystemData'),
    audited: say('strengthAudited'),
  };
  return names[strength];
}

/** One to four bars and the word: estimate, sample, system data, audited. */
export function strengthMark(reader: Reader, strength: Strength): Html {
  const level = strengths.indexOf(strength) + 1;
  const bars = strengths.map(
    (_, index) =>
      html`<rect${attributes({ x: 1.5 + index * 5, y: 11 - index * 3, width: 3.5, height: 5 + index * 3 })}
        class="${index < level ? 'bar-full' : 'bar-empty'}" />`,
  );
  return html`<span class="strength" data-level="${level}"><svg viewBox="0 0 21 17" aria-hidden="true" focusable="false">${bars}</svg>${strengthName(reader, strength)}</span>`;
}

import { attributes, html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import type { End } from '../chain/index.ts';
import { layOut, type Placed } from './layout.ts';
import type { Step } from './story.ts';
import words from './words.json' with { type: 'json' };

const lineLength = 19;
const mostLines = 3;
const textHeight = 15;

/** A title in lines short enough to stand below its station; what does not fit ends in dots. */
function wrapped(title: string): string[] {
  const lines = [''];
  for (const word of title.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= lineLength) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  const shown = lines
    .slice(0, mostLines)
    .map((line) => (line.length > lineLength ? `${line.slice(0, lineLength - 1)}…` : line));
  if (lines.length > mostLines) shown[mostLines - 1] = `${(shown[mostLines - 1] ?? '').slice(0, lineLength - 1)}…`;
  return shown;
}

/**
 * The story as a line with branches, from left to right: stations filled when proven, hollow when only told. The
 * story in words says the same, so a screen reader is told what this is and no more.
 */
export function storyPicture(reader: Reader, own: End, steps: readonly Step[]): Html {
  const say = reader.say(words);
  const { columns, routes, width, height } = layOut(steps);
  const heads = columns.map(
    ({ x, kind, left }) =>
      html`<text class="chain-head" x="${x}" y="18" text-anchor="middle">${reader.say(recordWords)(`kind.${kind}`)}${left > 0 && html`<tspan x="${x}" dy="15">${say('picture.more', { count: left })}</tspan>`}</text>`,
  );
  const lines = routes.map(
    ({ path, isTold, isShort }) =>
      html`<path class="chain-route"${attributes({ 'data-told': isTold, 'data-short': isShort })} d="${path}" />`,
  );
  const stations = columns.flatMap(({ placed }) => placed.map((one) => station(one, own)));
  const proven = steps.filter((step) => step.isProven).length;
  return html`<figure class="picture story-picture"><div class="picture-drawing" role="group" aria-labelledby="story-title" tabindex="0"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="story-title" aria-describedby="story-text">
<title id="story-title">${say('title', { title: own.title })}</title>
<desc id="story-text">${say('picture.text', { steps: steps.length, proven })}</desc>
${heads}${lines}${stations}</svg></div></figure>`;
}

function station({ step, x, y }: Placed, own: End): Html {
  const lines = wrapped(step.title);
  const city = step.end?.city ?? '';
  return html`<g class="chain-stop"${attributes({ 'data-proven': step.isProven, 'data-current': step.id === own.id })}>
${step.id === own.id && html`<circle class="chain-ring" cx="${x}" cy="${y}" r="13" />`}<circle cx="${x}" cy="${y}" r="8" />
<text class="chain-name" text-anchor="middle">${lines.map((line, index) => html`<tspan x="${x}" y="${y + 28 + index * textHeight}">${line}</tspan>`)}<tspan class="chain-city" x="${x}" y="${y + 28 + lines.length * textHeight}">${city}</tspan></text></g>`;
}

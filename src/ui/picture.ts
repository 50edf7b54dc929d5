import { html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import words from './words.json' with { type: 'json' };

export interface Picture {
  readonly title: string;
  /** What one sees, in one sentence. */
  readonly summary?: string | undefined;
  /** The drawing as SVG made on the server, with its own width; read out by its title, the table says the rest. */
  readonly drawing: Html;
  /** The drawing holds links of its own. */
  readonly hasLinks?: boolean | undefined;
  /** The same data as a table. */
  readonly table: Html;
}

/** A chart in its frame: title, what one sees, the drawing, the table one press away. */
export function chartFrame(reader: Reader, options: Picture): Html {
  return frame(reader, options, 'chart');
}

/** A map in its frame, drawn wide; the table is one press away. */
export function mapFrame(reader: Reader, options: Picture): Html {
  return frame(reader, options, 'map');
}

function frame(reader: Reader, options: Picture, kind: 'chart' | 'map'): Html {
  return html`<figure class="picture" data-kind="${kind}">
    <figcaption>
      <strong>${options.title}</strong>${options.summary && html`<span class="picture-summary">${options.summary}</span>`}
    </figcaption>
    <div class="picture-drawing" role="${options.hasLinks ? 'group' : 'img'}" aria-label="${options.title}">${options.drawing}</div>
    <details class="ds-details">
      <summary>${reader.say(words)('sameAsTable')}</summary>
      <div>${options.table}</div>
    </details>
  </figure>`;
}

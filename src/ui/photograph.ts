import type { Address } from '../kernel/address.ts';
import { attributes, html, type Html } from '../kernel/html.ts';

export interface Photograph {
  /** What is shown. */
  readonly source: Address;
  /** The whole of it, one press away. */
  readonly original: Address;
  readonly alt: string;
  /** Of the original, upright, in pixels; null while nobody knows. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** Most pixels of a page that a photograph takes. */
const most = { width: 640, height: 480 };

/** A photograph in a text, no larger than its place, which is kept free until it comes. */
export function photograph({ source, original, alt, size }: Photograph): Html {
  const scale = size && Math.min(1, most.width / size.width, most.height / size.height);
  const place = size && scale && { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
  return html`<a href="${original}"><img src="${source}" alt="${alt}"${attributes({ ...place })} loading="lazy" decoding="async"></a>`;
}

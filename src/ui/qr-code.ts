import { encode } from 'uqr';
import { attributes, html, type Html } from '../kernel/html.ts';

/** A code that a phone reads, dark on light in every scheme, with the margin that readers need. */
export function qrCode(options: { readonly text: string; readonly label: string }): Html {
  const { data, size } = encode(options.text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg${attributes({ role: 'img', 'aria-label': options.label, width: 256, height: 256 })} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff" /><path fill="#000" d="${dark.join('')}" /></svg>`;
}

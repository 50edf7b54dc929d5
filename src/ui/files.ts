import type { Address } from '../kernel/address.ts';
import { html, type Html, type Part } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import { icon } from './icon.ts';

export interface ListedFile {
  readonly name: string;
  readonly address: Address;
  /** Kind as people call it: PDF, DOCX, CSV. */
  readonly kind: string;
  readonly bytes: number;
  readonly note?: Part | undefined;
}

/** Size of a file as people say it, in the reader's language. */
export function fileSize(reader: Reader, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = units[step] ?? 'byte';
  const digits = step > 1 ? 1 : 0;
  return reader.number(bytes / 1000 ** step, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  });
}

/** Files to take away, each with its kind and size. */
export function fileList(reader: Reader, files: readonly ListedFile[]): Html {
  return html`<ul class="plain-list file-list">
    ${files.map(
      (file) =>
        html`<li>
          ${icon('file')}<a href="${file.address}" download>${file.name}</a>
          <span class="subtle small">${file.kind}, ${fileSize(reader, file.bytes)}</span> ${file.note}
        </li>`,
    )}
  </ul>`;
}

import { extname } from 'node:path';
import { beginning } from '../../kernel/beginning.ts';
import { sniff } from '../../kernel/files.ts';
import type { Reader } from '../../kernel/reader.ts';
import { withoutMetadata } from './pictures.ts';
import words from './words.json' with { type: 'json' };

/** Kinds of file that are taken as evidence, by their content, and the ending each gets. */
const takenTypes: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': '.pptx',
  'application/vnd.oasis.opendocument.text': '.odt',
  'application/vnd.oasis.opendocument.spreadsheet': '.ods',
  'application/vnd.oasis.opendocument.presentation': '.odp',
};

/** Text has no mark of its own, so its name must say that it is text. */
const textEndings = new Set(['.csv', '.txt']);

/** For the browser's file chooser; `image/*` lets a phone offer its camera. */
export const acceptedFiles = ['image/*', ...Object.values(takenTypes), ...textEndings].join(',');

/** The same where only pictures are asked for. */
export const acceptedPictures = 'image/jpeg,image/png,image/webp';

/** A file that may be kept: what it is by its content, a harmless name, and no metadata in pictures. */
export interface CheckedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Looks into uploaded files; gives what may be kept, or what is wrong with the first that may not. */
export async function checkFiles(
  files: readonly File[],
  reader: Reader,
  which: 'all' | 'pictures' = 'all',
): Promise<{ files: CheckedFile[] } | { reason: string }> {
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const one = await checkFile(file, which);
    if (typeof one === 'string') return { reason: reader.say(words)(one, { name: file.name }) };
    checked.push(one);
  }
  return { files: checked };
}

async function checkFile(
  file: File,
  which: 'all' | 'pictures',
): Promise<CheckedFile | 'flaw.kind' | 'flaw.broken' | 'flaw.noPicture'> {
  const content = new Uint8Array(await file.arrayBuffer());
  const type = await sniff(content);
  if (which === 'pictures' && !acceptedPictures.split(',').includes(type)) return 'flaw.noPicture';
  const given = extname(file.name).toLowerCase();
  const isText = type === 'text/plain' && textEndings.has(given);
  const ending = isText ? given : takenTypes[type];
  if (ending === undefined) return 'flaw.kind';
  const name = harmlessName(file.name, ending);
  if (!type.startsWith('image/')) return { name, content };
  const plain = withoutMetadata(content, type);
  return plain ? { name, content: plain } : 'flaw.broken';
}

const longestName = 100;

/** A name without folders, signs that steer a screen or a shell, or an ending that is not the content's. */
export function harmlessName(name: string, ending: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const base = last.slice(0, last.length - extname(last).length);
  const plain = base
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>:"|?*;%]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return `${beginning(plain, longestName) || 'file'}${ending}`;
}

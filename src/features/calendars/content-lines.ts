/** What stands in a calendar file, line by line, as RFC 5545 wants it. */
export type ContentLine = string;

/** A line with a value that is no text: a number, a date, an address. `name` may bring parameters. */
export function line(name: string, value: string | number): ContentLine {
  return `${name}:${value}`;
}

/** A line with a text that people read. */
export function textLine(name: string, text: string): ContentLine {
  return `${name}:${escaped(text)}`;
}

/** The value of a parameter that people read; a quotation mark has no place within. */
export function quoted(text: string): string {
  return `"${plain(text).replaceAll('"', '’').replaceAll('\n', ' ')}"`;
}

/** Lines between a component's BEGIN and END. */
export function component(name: string, lines: readonly ContentLine[]): ContentLine[] {
  return [`BEGIN:${name}`, ...lines, `END:${name}`];
}

/** The whole file: lines folded to 75 bytes, each ended by CRLF. */
export function folded(lines: readonly ContentLine[]): string {
  return lines.map((one) => `${fold(one)}\r\n`).join('');
}

/** Every way to end a line is one; signs that hide or steer something are none. */
function plain(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
      // oxlint-disable-next-line no-control-regex -- a calendar has no place for them
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '')
  );
}

function escaped(text: string): string {
  return plain(text)
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

const longest = 75;

/** Breaks between letters, never within one: a line holds so many bytes of UTF-8, its leading space included. */
function fold(text: string): string {
  let folds = '';
  let bytes = 0;
  for (const letter of text) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > longest) {
      folds += '\r\n ';
      bytes = 1;
    }
    folds += letter;
    bytes += size;
  }
  return folds;
}

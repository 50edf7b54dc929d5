/** An address that may stand in a link: one of our own pages, or a checked one elsewhere. */
export class Address {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Piece = string | number | Address;

/** Template tag for addresses of our own pages: `` address`/p/${project}/practices/${slug}` ``. Values are encoded. */
export function address(strings: TemplateStringsArray, ...pieces: Piece[]): Address {
  let text = strings[0] ?? '';
  for (const [index, piece] of pieces.entries()) {
    text += piece instanceof Address ? piece.text : encodeURIComponent(String(piece));
    text += strings[index + 1] ?? '';
  }
  if (!/^[/?#]/.test(text) || /^\/[/\\]/.test(text)) throw new Error(`not an address of our own: ${text}`);
  return new Address(text);
}

/** The same address with these query values set, or taken away when null. */
export function withQuery(page: Address, values: Readonly<Record<string, string | number | null>>): Address {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)\??([^#]*)(.*)$/s.exec(page.text) ?? [];
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === '') parameters.delete(name);
    else parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return new Address(`${path}${text === '' ? '' : `?${text}`}${fragment}`);
}

/** An address elsewhere as somebody typed it, or null when it is not plain http, https or mailto. */
export function outsideAddress(typed: string): Address | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(typed.trim())) return null;
  return URL.canParse(typed.trim()) ? new Address(new URL(typed.trim()).href) : null;
}

/** An address of our own that came with a request (`next=…`), or null when it could lead elsewhere: printable ASCII only. */
export function ownAddress(typed: string | undefined): Address | null {
  if (!typed || !/^\/(?!\/)[!-[\]-~]*$/.test(typed)) return null;
  return new Address(typed);
}

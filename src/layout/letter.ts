import { Address } from '../kernel/address.ts';
import { attributes, html } from '../kernel/html.ts';
import type { Letter } from '../kernel/mail.ts';
import type { Settings } from '../settings.ts';
import type { Language } from '../kernel/words.ts';

export interface LetterParts {
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  /** Plain sentences, a paragraph each. */
  readonly before: readonly string[];
  /** The one thing to do, if there is one. */
  readonly link?: { readonly label: string; readonly address: Address };
  readonly after: readonly string[];
}

/** The whole address of a page of ours, for letters. */
export function wholeAddress(settings: Settings, page: Address): string {
  return new URL(page.text, settings.publicUrl).href;
}

/** A letter as plain text and as simple html that says the same. */
export function letter(settings: Settings, parts: LetterParts): Letter {
  const { to, language, subject, before, link, after } = parts;
  const whole = link ? wholeAddress(settings, link.address) : null;
  const text = [...before, ...(link && whole ? [`${link.label}:\n${whole}`] : []), ...after, '-- \nUptake'].join(
    '\n\n',
  );
  const body = html`<!DOCTYPE html>
<html${attributes({ lang: language })}>
<head><meta charset="utf-8"><title>${subject}</title></head>
<body>
${before.map((paragraph) => html`<p>${paragraph}</p>\n`)}
${link && whole && html`<p><a href="${new Address(whole)}">${link.label}</a></p>\n<p>${whole}</p>`}
${after.map((paragraph) => html`<p>${paragraph}</p>\n`)}
<p>Uptake</p>
</body>
</html>`;
  return { to, subject, text: `${text}\n`, html: body };
}

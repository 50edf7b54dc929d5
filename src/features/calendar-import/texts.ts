import type ICAL from 'ical.js';
import { outsideAddress } from '../../kernel/address.ts';
import { NotTaken, type Told } from './imported.ts';

// As the form of an event takes them; the thread that reads files does without the rest of the application.
const longest = { title: 150, description: 3000, place: 300, address: 2000 } as const;

/** What is told in words. A title that is too long is cut, and stands whole above the description. */
export function textsOf(item: ICAL.Component): Pick<Told, 'title' | 'description' | 'place' | 'webAddress'> {
  const whole = oneLine(textOf(item, 'summary'));
  if (whole === '') throw new NotTaken('refused.noTitle');
  const title = cut(whole, longest.title);
  const location = oneLine(textOf(item, 'location'));
  const addresses = [textOf(item, 'conference'), location, textOf(item, 'url')].map((text) => text.trim());
  const webAddress = addresses.find(isWebAddress) ?? '';
  const described = textOf(item, 'description').trim();
  const description = title === whole ? described : [whole, described].filter(Boolean).join('\n\n');
  return {
    title,
    description: cut(description, longest.description),
    place: isWebAddress(location) ? '' : cut(location, longest.place),
    webAddress,
  };
}

function textOf(item: ICAL.Component, name: string): string {
  const value: unknown = item.getFirstPropertyValue(name);
  const text = typeof value === 'string' ? value : '';
  return text.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\0', '').normalize('NFC');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function isWebAddress(text: string): boolean {
  return text.length <= longest.address && /^https?:\/\/\S+$/i.test(text) && outsideAddress(text) !== null;
}

function cut(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

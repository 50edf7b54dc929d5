import { address, type Address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import { publicPage } from '../../layout/index.ts';
import { alert, buttonForm, buttonRow, link, pageHead } from '../../ui/index.ts';
import type { PersonVisit } from '../account/index.ts';
import { followed } from '../calendars/index.ts';
import words from './words.json' with { type: 'json' };

export const ownCalendarPlace = address`/profile/calendar`;

/** `made`: the address, when it was just made and is shown for the only time. */
export function ownCalendarPage(visit: PersonVisit, since: Date | null, made: Address | null): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const title = say('page.title');
  const renew = buttonForm({
    action: address`${ownCalendarPlace}/renewal`,
    label: since === null ? say('page.make') : say('page.renew'),
    ...(since === null ? {} : { variant: 'secondary' as const }),
  });
  const end =
    since &&
    buttonForm({
      action: address`${ownCalendarPlace}/ending`,
      label: say('page.end'),
      variant: 'quiet',
      destructive: true,
    });
  const shown =
    made &&
    alert({
      kind: 'success',
      title: say('page.made'),
      body: html`<p>${say('page.once')}</p>${followed(visit, title, made)}`,
      announce: true,
    });
  return publicPage(visit, {
    title,
    unlisted: true,
    main: html`${pageHead({ title, above: link(say('page.profile'), address`/profile`), lead: say('page.lead') })}
<ul>${(['page.hosted', 'page.registered', 'page.due'] as const).map((key) => html`<li>${say(key)}</li>`)}</ul>
${shown}
${since && !made && html`<p>${say('page.since', { day: reader.day(since) })}</p>`}
<p>${say('page.secret')}</p>
${buttonRow(renew, end)}`,
  });
}

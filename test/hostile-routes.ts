// Which routes take text, and which take none: the other half of the table in hostile-text.test.ts.
import type { HostileForm } from './hostile-sweep.ts';

/** Forms that take no text that anybody reads. A feature's new form belongs above, not here. */
export const withoutText: readonly (readonly [why: string, route: RegExp])[] = [
  [
    'a button',
    /\/(?:publication|renewal|removal|letter|ending|seen|sign-out|discard|practice|action|attempts|history-checks)$/,
  ],
  ['a button', /^\/profile\/mail-address\/(?:withdrawal|confirmation\/:secret)$/],
  ['a button', /\/notes\/:note\/lesson$/],
  ['a button', /\/blocks\/:block\/position$/],
  ['the fields of a note, which is swept above, as the browser sends them later', /\/events\/:slug\/taken-along$/],
  ['a button', /^\/p\/:project(?:\/(?:[a-z]+\/:slug|people\/invitations\/:id))?\/withdrawal$/],
  ['a button', /\/practices\/:slug\/(?:submission|review\/recall)$/],
  ['a button', /^\/questions\/:secret\/(?:confirmation|withdrawal)$/],
  ['a button', /^\/registrations\/:secret\/(?:confirmation|declination|cancellation)$/],
  ['a button', /^\/p\/:project\/events\/:slug\/(?:door|invitations\/reminder|guests\/:id\/attendance)$/],
  ['a button', /^\/registrations\/:secret\/certificate$/],
  ['shown to nobody before three have answered; tested with feedback', /^\/registrations\/:secret\/feedback$/],
  ['a code or a mail address', /^\/(?:here(?:\/:code)?|certificates|registrations\/:secret\/presence)$/],
  ['the note of the form above, by another button', /\/review\/(?:return|approval)$/],
  ['a button', /\/sheets\/:slug\/decisions\/:decision\/withdrawal$/],
  ['a button', /\/not-taken\/:id\/(?:hiding|withdrawal)$/],
  ['stands in letters alone, which are told as text', /\/workshop\/invitation$/],
  ['choices only', /\/workshop\/sheets\/new$/],
  ['a button', /\/matches\/:other\/(?:answer|dismissal\/withdrawal)$/],
  ['a button', /\/dossier\/(?:absence|brought\/:brought\/handover)$/],
  ['a button', /\/conclusions\/:slug\/lesson$/],
  ['choices and a file, and the button after it', /\/calendar-import(?:\/:id\/events)?$/],
  ['choices only', /\/people\/:id\/place$/],
  ['choices only', /\/reviews\/rules$/],
  [
    'passwords and mail addresses, which have a shape of their own',
    /^\/(?:sign-in|password\/.*|profile\/(?:password|closing|mail-address))$/,
  ],
  ['keeps any field of any form; a test of its own below', /^\/drafts$/],
];

/** The route that a form of the table goes to. */
export function routeOf({ form, sendsTo = form }: HostileForm): string {
  const patterns: Record<string, string> = {
    project: '/p/:project',
    invitation: '/invitation/:secret',
    visit: '/p/:project/events/:slug',
    registered: '/registrations/:secret',
    vocabulary: '/vocabulary/:concept',
    invited: '/registrations/:secret',
  };
  const [path = ''] = sendsTo.split('?');
  return path
    .replace(/\{(?:practices|needs)\.id\}/, ':other')
    .replace(/\{(?:links|question|guest question|members)\}/, ':id')
    .replace(/\{([a-z]+)\.public\}/, '/projects/:project/$1/:slug')
    .replace('{sheet question}', ':question')
    .replace(/\{(figure|update|session|material|brought|note|row|block)s\}/, ':$1')
    .replace(/\{([a-z]+)\}/, (_, kind: string) => patterns[kind] ?? `/p/:project/${kind}/:slug`)
    .replace(/\/translation\/it$/, '/translation/:language');
}

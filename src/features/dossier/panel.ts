import { html } from '../../kernel/html.ts';
import { buttonLink } from '../../ui/index.ts';
import type { EventPanel } from '../events/index.ts';
import { hasAnswers, questionThread } from '../questions/index.ts';
import { dossierAddress } from './addresses.ts';
import { hasDossier } from './visit.ts';
import words from './words.json' with { type: 'json' };

/** On the page of a visit: in the workspace the way to its dossier, for everybody the questions that were answered openly. */
export const dossierPanel: EventPanel = async (visit, shown) => {
  if (!hasDossier(shown.value.kind)) return null;
  if (shown.face === 'public') {
    return (await hasAnswers(visit, shown.id)) ? questionThread(visit, { ...shown, kind: 'event', ask: null }) : null;
  }
  const address = dossierAddress(shown.projectSlug, shown.slug);
  return html`<p>${buttonLink({ label: visit.reader.say(words)('dossier.open'), address })}</p>`;
};

import { html } from '../../kernel/html.ts';
import { buttonLink } from '../../ui/index.ts';
import type { EventPanel } from '../events/index.ts';
import { questionsAbout, questionThread } from '../questions/index.ts';
import { dossierAddress } from './addresses.ts';
import { hasDossier } from './visit.ts';
import words from './words.json' with { type: 'json' };

/** On the page of a visit in the workspace: the way to its dossier. */
export const dossierPanel: EventPanel = async (visit, { face, projectSlug, slug, value }) => {
  if (face === 'public' || !hasDossier(value.kind)) return null;
  const address = dossierAddress(projectSlug, slug);
  return html`<p>${buttonLink({ label: visit.reader.say(words)('dossier.open'), address })}</p>`;
};

/** On the public page of a visit: the questions to the host that were answered for everybody. */
export const visitQuestionsPanel: EventPanel = async (visit, shown) => {
  if (shown.face !== 'public' || !hasDossier(shown.value.kind)) return null;
  const questions = await questionsAbout(visit, 'public', shown.id);
  if (!questions.some(({ state }) => state === 'answered')) return null;
  return questionThread(visit, { ...shown, kind: 'event', ask: null }, questions);
};

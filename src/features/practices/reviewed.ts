import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { ReviewedKind } from '../reviews/index.ts';
import { asReviewed, type Practice } from './practice.ts';
import { needPractice } from './store.ts';
import { practiceText } from './view.ts';
import words from './words.json' with { type: 'json' };

/** What the programme's form asks for before a practice is sent on its way, as names of fields of the form. */
export function gapsForReview(visit: WorkspaceVisit, practice: Practice) {
  const say = visit.reader.say(words);
  const { summary, themes, country, description, difficulties, difficultiesUnknown } = practice;
  const missing = {
    summary: summary === '',
    themes: themes.length === 0,
    country: country === null,
    description: description === '',
    difficulties: difficulties === '' && !difficultiesUnknown,
  };
  const fields = ['summary', 'themes', 'country', 'description', 'difficulties'] as const;
  return fields.filter((field) => missing[field]).map((field) => ({ field, label: say(`field.${field}`) }));
}

/** A practice before its reviewers. */
export const reviewedPractice: ReviewedKind<Practice> = {
  kind: 'practice',
  find: async (scope, slug) => {
    const { head, value } = await needPractice(scope, slug);
    return { head, value: asReviewed(value) };
  },
  gaps: gapsForReview,
  show: practiceText,
};

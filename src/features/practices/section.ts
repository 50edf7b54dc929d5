import type { Problems } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Visit, WorkspaceVisit } from '../../kernel/visit.ts';
import { partnerChoices, problemsInPartner } from '../../layout/record/index.ts';
import type { Section, SectionForm, Shown } from '../../layout/section/index.ts';
import { countryOptions } from '../../records/countries.ts';
import { onlyPartner } from '../../records/editing.ts';
import type { RecordHead, Stored } from '../../records/record.ts';
import { section } from '../../ui/index.ts';
import { blocksLink } from '../blocks/index.ts';
import { figuresLink } from './figures/views.ts';
import { practiceForm, practiceFrom, problemsBetween, typedOf, type PracticeTyped } from './form.ts';
import { practiceList } from './list.ts';
import { mayAddPractice, mayEditPractice, mayGivePracticeTo } from './policy.ts';
import {
  asReviewed,
  blankPractice,
  mayBePublic,
  originalOf,
  outcomes,
  translatedFields,
  type Practice,
} from './practice.ts';
import { changePractice, createPractice, needPractice, publishPractice, withdrawPractice } from './store.ts';
import { practiceTold } from './tables.ts';
import { practiceView } from './view.ts';
import { mayBePublished, mayChange, returnedNote, reviewPanel } from '../reviews/index.ts';
import { gapsForReview } from './reviewed.ts';
import words from './words.json' with { type: 'json' };
import { effortOptions, effortWords } from '../effort/index.ts';

type PracticeFields = (typeof practiceForm)['fields'];

/** What a practice and what it takes are called, for forms and histories. */
export const practiceWords = { ...words, ...effortWords };

/** Draws in which sessions of events a practice was shown; nothing when in none. */
export type ShownPractice = (
  visit: Visit,
  shown: Pick<Shown<Practice>, 'face' | 'id' | 'projectSlug'>,
) => Promise<Html | false>;

/** What features below draw on the page of a practice. */
export interface LentToPractices {
  readonly shownIn: ShownPractice;
  readonly matches: (visit: WorkspaceVisit, head: RecordHead) => Html;
}

/** What makes a practice differ from other records; the pages around it are the same for all. */
export function practiceSection({ shownIn, matches }: LentToPractices): Section<PracticeFields, Practice> {
  return {
    kind: 'practice',
    words: practiceWords,
    order: 'newest',
    name: (reader, page) => reader.say(words)(`${page}.title`),
    form: formParts,
    find: needPractice,
    mayAdd: (visit) => mayAddPractice(visit.who, visit.project, say(visit)),
    mayEdit: (visit, { head }) => {
      const edits = mayEditPractice(visit.who, visit.project, head, say(visit));
      return edits.may ? mayChange(visit, head) : edits;
    },
    mayBePublic: async (visit, { head, value }) => {
      const complete = mayBePublic(value, say(visit));
      return complete.may ? mayBePublished(visit, head, asReviewed(value)) : complete;
    },
    blank: (visit) =>
      typedOf({
        ...blankPractice,
        title: '',
        language: visit.reader.language,
        partner: onlyPartner(visit.who, visit.project.id),
      }),
    typed: typedOf,
    problems: problemsIn,
    create: (visit, typed) => createPractice(visit, practiceFrom(typed, blankPractice)),
    change: (visit, stored, revision, typed) =>
      changePractice(visit, stored, revision, practiceFrom(typed, stored.value)),
    publish: publishPractice,
    told: (practice) => practiceTold({ ...blankPractice, ...practice }),
    withdraw: withdrawPractice,
    translatable: (practice) =>
      translatedFields.map((name) => {
        const { control, limit } = practiceForm.fields[name];
        // Headings keep the limit of the form; long texts may grow in another language.
        return {
          name,
          original: originalOf(practice, name),
          ...(control === 'text' && limit !== undefined ? { limit } : {}),
        };
      }),
    acts: (visit, { head }) => html`${figuresLink(visit, head)} ${blocksLink(visit, head)} ${matches(visit, head)}`,
    panel: (visit, { head, value }) =>
      reviewPanel(visit, { head, value: asReviewed(value), gaps: gapsForReview(visit, value) }),
    title: ({ title }) => title,
    // A copy published before a field was asked for does not know it.
    draw: async (visit, shown) =>
      practiceView(visit, { ...shown, value: { ...blankPractice, ...shown.value } }, await shownIn(visit, shown)),
    drawList: practiceList,
  };
}

function say(visit: WorkspaceVisit) {
  return visit.reader.say(words);
}

/** The problems that only show when fields, partners and rights are seen together. */
async function problemsIn(
  visit: WorkspaceVisit,
  typed: PracticeTyped,
  stored: Stored<Practice> | null,
): Promise<Problems> {
  const { all } = await partnerChoices(visit, null);
  const { partner } = typed;
  const mayGive = mayGivePracticeTo(visit.who, visit.project, partner, say(visit));
  return {
    ...problemsBetween(typed, visit.reader),
    ...problemsInPartner('partner', { all, chosen: partner, present: stored?.value.partner, mayGive }),
  };
}

const parts = {
  short: ['title', 'summary', 'outcome', 'language'],
  where: ['partner', 'ownerOrganisation', 'authorOrganisation', 'country', 'city', 'level', 'startsOn', 'endsOn'],
  what: ['description', 'evidence', 'difficulties', 'difficultiesUnknown', 'transfer'],
  effort: [
    'setUpCost',
    'yearlyCost',
    'costCurrency',
    'pricesOf',
    'staffDaysSetUp',
    'staffDaysYear',
    'skills',
    'technology',
    'resources',
  ],
  found: ['themes', 'provenance', 'provenanceReason', 'sources'],
} as const satisfies Record<string, readonly (keyof PracticeFields)[]>;

async function formParts(visit: WorkspaceVisit, stored: Stored<Practice> | null): Promise<SectionForm<PracticeFields>> {
  const { own } = await partnerChoices(visit, stored?.value.partner ?? null);
  const part = (name: keyof typeof parts, field: (name: keyof PracticeFields) => Html) =>
    section({
      title: name === 'effort' ? visit.reader.say(effortWords)('part.effort') : say(visit)(`part.${name}`),
      body: html`<div class="form-fields">${parts[name].map(field)}</div>`,
    });
  const returned = stored && (await returnedNote(visit, stored.head));
  return {
    form: practiceForm,
    texts: {
      outcome: {
        label: say(visit)('field.variety'),
        options: outcomes.map((value) => ({ value, label: say(visit)(`choice.variety.${value}`) })),
      },
      startsOn: { label: say(visit)('field.date') },
      partner: { options: own },
      country: { options: countryOptions(visit.reader) },
      ...effortOptions(visit.reader),
      description: { rows: 12 },
      transfer: { rows: 8 },
    },
    layOut: (field) =>
      html`${returned}<div class="form-fields">${(Object.keys(parts) as (keyof typeof parts)[]).map((name) => part(name, field))}</div>`,
  };
}

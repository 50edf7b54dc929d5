import { address } from '../../kernel/address.ts';
import type { Problems } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { partnerChoices, problemsInPartner } from '../../layout/record/index.ts';
import type { Section, SectionForm } from '../../layout/section/index.ts';
import { onlyPartner } from '../../records/editing.ts';
import type { Stored } from '../../records/record.ts';
import { buttonLink, section } from '../../ui/index.ts';
import { mayAddEvent, mayEditEvent, mayGiveEventTo } from './policy.ts';
import words from './words.json' with { type: 'json' };
import { blankEvent, eventKinds, originalOf, translatedFields, type LearningEvent } from './event.ts';
import {
  contradictsSessions,
  eventForm,
  eventFrom,
  eventTitleLimit,
  problemsInTimes,
  typedOf,
  type EventTyped,
} from './form.ts';
import { changeEvent, createEvent, needEvent, publishEvent } from './store.ts';
import { eventList, eventView, type EventPanels } from './view.ts';

type EventFields = (typeof eventForm)['fields'];

/** What makes a learning event differ from other records; the pages around it are the same for all. */
export function eventSection(panels: EventPanels): Section<EventFields, LearningEvent> {
  return {
    kind: 'event',
    words,
    order: 'date',
    name: (reader, page) => reader.say(words)(`${page}.title`),
    form: formParts,
    find: needEvent,
    mayAdd: (visit) => mayAddEvent(visit.who, visit.project, say(visit)),
    mayEdit: (visit, { head }) => mayEditEvent(visit.who, visit.project, head, say(visit)),
    blank: (visit) =>
      typedOf(
        {
          ...blankEvent,
          title: '',
          kind: 'thematic-event',
          host: onlyPartner(visit.who, visit.project.id),
          language: visit.reader.language,
        },
        visit.reader.zone,
      ),
    typed: (event) => typedOf(event, ''),
    problems: problemsIn,
    create: (visit, typed) => createEvent(visit, eventFrom(typed, null)),
    change: (visit, stored, revision, typed) => changeEvent(visit, stored, revision, eventFrom(typed, stored.value)),
    publish: publishEvent,
    translatable: (event) =>
      translatedFields.map((name) => ({
        name,
        original: originalOf(event, name),
        ...(name === 'title' ? { limit: eventTitleLimit } : {}),
      })),
    acts: (visit, { head }) => {
      const lesson = address`/p/${visit.project.slug}/lessons/new?event=${head.id}`;
      return buttonLink({ label: say(visit)('act.newLesson'), address: lesson, variant: 'secondary' });
    },
    title: ({ title }) => title,
    draw: (visit, shown) => eventView(visit, shown, panels),
    drawList: eventList,
  };
}

function say(visit: WorkspaceVisit) {
  return visit.reader.say(words);
}

/** The problems that only show when fields, partners and rights are seen together. */
async function problemsIn(
  visit: WorkspaceVisit,
  typed: EventTyped,
  stored: Stored<LearningEvent> | null,
): Promise<Problems> {
  const { all } = await partnerChoices(visit, null);
  const mayGive = mayGiveEventTo(visit.who, visit.project, typed.host, say(visit));
  const arePartners = typed.visitors.every((visitor) => all.some(({ value }) => value === visitor));
  return {
    ...problemsInTimes(typed, say(visit)),
    ...problemsInPartner('host', { all, chosen: typed.host, present: stored?.value.host, mayGive }),
    ...(arePartners ? {} : { visitors: { key: 'notAChoice' } }),
    ...(stored && contradictsSessions(typed, stored.value)
      ? { startsOn: { key: 'wrong', text: say(visit)('problem.sessions') } }
      : {}),
  };
}

const parts = {
  what: ['title', 'kind', 'number', 'state', 'language'],
  when: ['startsOn', 'endsOn', 'startTime', 'endTime', 'zone'],
  where: ['mode', 'host', 'place', 'webAddress', 'visitors'],
  about: ['stage', 'themes', 'topics', 'description', 'conclusions', 'sources'],
} as const satisfies Record<string, readonly (keyof EventFields)[]>;

async function formParts(
  visit: WorkspaceVisit,
  stored: Stored<LearningEvent> | null,
): Promise<SectionForm<EventFields>> {
  const { own, all } = await partnerChoices(visit, stored?.value.host ?? null);
  const part = (name: keyof typeof parts, field: (name: keyof EventFields) => Html) =>
    section({
      title: say(visit)(`part.${name}`),
      body: html`<div class="form-fields">${parts[name].map(field)}</div>`,
    });
  return {
    form: eventForm,
    texts: {
      kind: {
        label: say(visit)('field.variety'),
        options: eventKinds.map((value) => ({ value, label: say(visit)(`choice.variety.${value}`) })),
      },
      startsOn: { label: say(visit)('field.date') },
      host: { label: say(visit)('field.partner'), options: own },
      visitors: { options: all },
      description: { rows: 8 },
      conclusions: { rows: 8 },
    },
    layOut: (field) =>
      html`<div class="form-fields">${(['what', 'when', 'where', 'about'] as const).map((name) => part(name, field))}</div>`,
  };
}

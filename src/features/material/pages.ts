import { address, type Address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { workspacePage } from '../../layout/index.ts';
import { editPage, type SentBack } from '../../layout/record/index.ts';
import { headsById } from '../../records/record.ts';
import { buttonForm, buttonLink, buttonRow, fileSize, link, pageHead } from '../../ui/index.ts';
import { sessionChoices } from '../agenda/index.ts';
import { eventAddress, type StoredEvent } from '../events/index.ts';
import { acceptedFiles } from '../files/index.ts';
import { materialForm, newMaterialForm, typedOf } from './form.ts';
import { materialKinds, type Material } from './material.ts';
import words from './words.json' with { type: 'json' };

export function newMaterialAddress(visit: WorkspaceVisit, event: StoredEvent): Address {
  return address`${eventAddress(visit.project.slug, event.head)}/material/new`;
}

export function materialAddress(
  visit: WorkspaceVisit,
  event: StoredEvent,
  { id }: Pick<Material, 'id'>,
  act: 'edit' | 'removal',
): Address {
  return address`${eventAddress(visit.project.slug, event.head)}/material/${id}/${act}`;
}

async function fieldTexts(visit: WorkspaceVisit, event: StoredEvent) {
  const say = visit.reader.say(words);
  const kinds = materialKinds.map((value) => ({ value, label: say(`choice.variety.${value}`) }));
  return {
    kind: { label: say('field.variety'), options: kinds },
    session: { options: await sessionChoices(visit, event.head.id) },
  };
}

export async function newMaterialPage(visit: WorkspaceVisit, event: StoredEvent, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const files = { accept: acceptedFiles, largest: fileSize(visit.reader, visit.tools.settings.uploadBytes) };
  return editPage(
    visit,
    {
      form: newMaterialForm,
      words,
      title: say('new.title'),
      above: event.head.title,
      action: newMaterialAddress(visit, event),
      back: eventAddress(visit.project.slug, event.head),
      submit: say('new.submit'),
      values: typedOf({ kind: 'slides', session: visit.query('session') ?? null, language: event.head.language }),
      texts: { ...(await fieldTexts(visit, event)), files },
    },
    sentBack,
  );
}

export async function materialPage(
  visit: WorkspaceVisit,
  event: StoredEvent,
  material: Material,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  const head = (await headsById(visit, [material.id])).get(material.id);
  return editPage(
    visit,
    {
      form: materialForm,
      words,
      title: say('edit.title'),
      above: event.head.title,
      action: materialAddress(visit, event, material, 'edit'),
      back: eventAddress(visit.project.slug, event.head),
      submit: say('edit.submit'),
      values: typedOf(material),
      revision: head?.revision ?? 0,
      texts: await fieldTexts(visit, event),
    },
    sentBack,
  );
}

/** Asks before material is taken away, with its name. */
export function removalPage(visit: WorkspaceVisit, event: StoredEvent, material: Material): Html {
  const say = visit.reader.say(words);
  const title = say('removal.title', { title: material.title });
  const action = materialAddress(visit, event, material, 'removal');
  const page = eventAddress(visit.project.slug, event.head);
  const back = buttonLink({ label: say('removal.keep'), address: page, variant: 'quiet' });
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, above: link(event.head.title, page), lead: say('removal.lead') })}
${buttonRow(buttonForm({ label: say('removal.submit'), action, destructive: true }), back)}`,
  });
}

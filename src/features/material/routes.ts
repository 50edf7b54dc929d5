import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formSent } from '../../layout/index.ts';
import { revisionSeen, savedMeanwhile } from '../../layout/record/index.ts';
import { SavedMeanwhile } from '../../records/record.ts';
import { sessionIsGone } from '../agenda/index.ts';
import { eventAddress, needEvent, type StoredEvent } from '../events/index.ts';
import { checkFiles } from '../files/index.ts';
import { materialForm, materialFrom, newMaterialForm, typedOf } from './form.ts';
import type { Material, MaterialValues } from './material.ts';
import { materialAddress, materialPage, newMaterialAddress, newMaterialPage, removalPage } from './pages.ts';
import { keepersOf, mayAddMaterial, mayChangeMaterial } from './policy.ts';
import { addMaterial, changeMaterial, needMaterial, removeMaterial } from './store.ts';
import words from './words.json' with { type: 'json' };

/** Where material of an event is added, told otherwise and removed. */
export function writingRoutes(routes: Routes): void {
  routes.workspace.read('/events/:slug/material/new', async (visit) =>
    visit.page(await newMaterialPage(visit, await needAddable(visit))),
  );

  routes.workspace.write('/events/:slug/material/new', async (visit) => {
    const event = await needAddable(visit);
    const sendBack = async (typed: Typed, problems: Problems) =>
      visit.page(await newMaterialPage(visit, event, { refused: { typed, problems } }), 422);
    const read = visit.read(newMaterialForm);
    if (!read.ok) return sendBack(read.typed, read.problems);
    const { files, ...told } = read.values;
    const checked = await checkFiles(files, visit.reader);
    const problems = await problemsIn(visit, event, materialFrom(told), files.length > 0);
    if ('reason' in checked) {
      return sendBack(read.typed, { ...problems, files: { key: 'wrong', text: checked.reason } });
    }
    if (Object.keys(problems).length > 0) return sendBack(read.typed, problems);
    await addMaterial(visit, event, materialFrom(told), checked.files);
    return saved(visit, event, newMaterialAddress(visit, event), 'said.added');
  });

  routes.workspace.read('/events/:slug/material/:material/edit', async (visit) => {
    const { event, material } = await needChangeable(visit);
    return visit.page(await materialPage(visit, event, material));
  });

  routes.workspace.write('/events/:slug/material/:material/edit', async (visit) => {
    const { event, material } = await needChangeable(visit);
    const read = visit.read(materialForm);
    if (!read.ok) return visit.page(await materialPage(visit, event, material, { refused: read }), 422);
    const values = materialFrom(read.values);
    const problems = await problemsIn(visit, event, values, material.files.length > 0);
    const refused = { typed: read.typed, problems };
    if (Object.keys(problems).length > 0) {
      return visit.page(await materialPage(visit, event, material, { refused }), 422);
    }
    try {
      await changeMaterial(visit, material, revisionSeen(visit), values);
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      const present = await needMaterial(visit, event, material.id);
      const meanwhile = await savedMeanwhile(visit, material.id, typedOf(present));
      return visit.page(await materialPage(visit, event, present, { refused, meanwhile }), 409);
    }
    return saved(visit, event, materialAddress(visit, event, material, 'edit'), 'said.changed');
  });

  routes.workspace.read('/events/:slug/material/:material/removal', async (visit) => {
    const { event, material } = await needChangeable(visit);
    return visit.page(removalPage(visit, event, material));
  });

  routes.workspace.write('/events/:slug/material/:material/removal', async (visit) => {
    const { event, material } = await needChangeable(visit);
    await removeMaterial(visit, material);
    return visit.redirect(eventAddress(visit.project.slug, event.head), {
      text: visit.reader.say(words)('said.removed'),
    });
  });
}

async function needAddable(visit: WorkspaceVisit): Promise<StoredEvent> {
  const event = await needEvent(visit, visit.param('slug'));
  mustBeAllowed(mayAddMaterial(visit, keepersOf(visit, event)));
  return event;
}

async function needChangeable(visit: WorkspaceVisit): Promise<{ event: StoredEvent; material: Material }> {
  const event = await needEvent(visit, visit.param('slug'));
  const material = await needMaterial(visit, event, visit.param('material'));
  mustBeAllowed(mayChangeMaterial(visit, keepersOf(visit, event), material));
  return { event, material };
}

/** Material is somewhere: in a file or at an address; and its session is one of this event. */
async function problemsIn(
  visit: WorkspaceVisit,
  event: StoredEvent,
  { webAddress, session }: MaterialValues,
  hasFiles: boolean,
): Promise<Problems> {
  const nothing = visit.reader.say(words)('problem.nothing');
  const isGone = await sessionIsGone(visit, event.head.id, session);
  return {
    ...(webAddress === '' && !hasFiles ? { webAddress: { key: 'wrong', text: nothing } } : {}),
    ...(isGone ? { session: { key: 'notAChoice' } } : {}),
  };
}

function saved(
  visit: WorkspaceVisit,
  event: StoredEvent,
  form: Address,
  said: 'said.added' | 'said.changed',
): Promise<Response> {
  const page = address`${eventAddress(visit.project.slug, event.head)}#material`;
  return formSent(visit, form, page, visit.reader.say(words)(said));
}

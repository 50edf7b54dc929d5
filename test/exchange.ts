import { blankPractice, createPractice, needPractice, publishPractice } from '../src/features/practices/index.ts';
import { newCity } from './records.ts';
import type { TestProject, Visitor, World } from './world.ts';

const placed = (city: string, country: string) => ({ city, country, latitude: null, longitude: null });

/** A project in which one city has something to show and another may want it, each with somebody who writes for it. */
export interface TestExchange {
  readonly project: TestProject;
  readonly lead: Visitor;
  /** Whose practice it is: Tartu. */
  readonly owner: Visitor;
  readonly tartu: string;
  /** Who may take it up: Gävle. */
  readonly importer: Visitor;
  readonly gavle: string;
}

export async function newExchange(world: World): Promise<TestExchange> {
  const project = await world.project({ slug: 'ours' });
  const lead = await world.signedIn({ project, role: 'lead-coordinator' });
  const tartu = await newCity(world, project, lead.person, placed('Tartu', 'EE'));
  const gavle = await newCity(world, project, lead.person, placed('Gävle', 'SE'));
  const owner = await world.signedIn({ project, role: 'editor', partner: tartu, name: 'Olev Owner' });
  const importer = await world.signedIn({ project, role: 'editor', partner: gavle, name: 'Inga Importer' });
  return { project, lead, owner, tartu, importer, gavle };
}

/** A practice of Tartu that everybody may read. */
export async function newPublicPractice(
  world: World,
  { project, lead, tartu }: TestExchange,
  title: string,
): Promise<{ id: string; slug: string }> {
  return world.inProject(project, lead.person, async (scope) => {
    const values = { ...blankPractice, title, language: 'en', partner: tartu, difficultiesUnknown: true } as const;
    const made = await createPractice(scope, { ...values, description: 'It works.' });
    await publishPractice(scope, await needPractice(scope, made.slug));
    return made;
  });
}

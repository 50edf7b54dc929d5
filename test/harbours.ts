import { blankEvent, createEvent, needEvent, publishEvent, type LearningEvent } from '../src/features/events/index.ts';
import { newCity, type TestCity } from './records.ts';
import { newWorld } from './world.ts';

/** Cities that play a part in tests, where they lie. */
export const cities = {
  tartu: { city: 'Tartu', country: 'EE', latitude: 58.38, longitude: 26.72 },
  gavle: { city: 'Gävle', country: 'SE', latitude: 60.67, longitude: 17.14 },
  genoa: { city: 'Genoa', country: 'IT', latitude: 44.41, longitude: 8.93 },
  birmingham: { city: 'Birmingham', country: 'GB', latitude: 52.48, longitude: -1.9 },
} as const satisfies Record<string, TestCity>;

export interface TestEvent {
  readonly id: string;
  readonly title: string;
  /** In the workspace, and before the public. */
  readonly workspace: string;
  readonly open: string;
}

/** A world with the project “harbours”: three cities, who coordinates them, and who writes for two of them. */
export async function newHarbours() {
  const world = await newWorld();
  const project = await world.project({ slug: 'harbours' });
  const lead = await world.signedIn({ project, role: 'lead-coordinator', name: 'Lea Coordinator' });
  const tartu = await newCity(world, project, lead.person, cities.tartu);
  const gavle = await newCity(world, project, lead.person, cities.gavle);
  const genoa = await newCity(world, project, lead.person, cities.genoa);

  async function eventOfTartu(
    { title, ...values }: Partial<LearningEvent> & Pick<LearningEvent, 'title'>,
    isPublished = true,
  ): Promise<TestEvent> {
    const { id, slug } = await world.inProject(project, lead.person, async (scope) => {
      const event = { ...blankEvent, title, language: 'en', kind: 'study-visit', host: tartu, ...values } as const;
      const made = await createEvent(scope, event);
      if (isPublished) await publishEvent(scope, await needEvent(scope, made.slug));
      return made;
    });
    return { id, title, workspace: `/p/harbours/events/${slug}`, open: `/projects/harbours/events/${slug}` };
  }

  return {
    ...{ world, project, lead, tartu, gavle, genoa },
    /** A study visit to Tartu, published, of which nothing else is known, unless told otherwise. */
    eventOfTartu,
    /** Writes for Tartu alone. */
    officer: await world.signedIn({ project, role: 'editor', partner: tartu, name: 'Tiina Officer' }),
    /** Writes for Gävle alone. */
    neighbour: await world.signedIn({ project, role: 'editor', partner: gavle }),
    /** A public page as anybody reads it now, past the finished pages that are kept until word of a change arrives. */
    freshly: (path: string, language = 'en') => world.get(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`),
  };
}

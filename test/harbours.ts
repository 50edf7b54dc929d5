import { newCity, type TestCity } from './records.ts';
import { newWorld } from './world.ts';

/** Cities that play a part in tests, where they lie. */
export const cities = {
  tartu: { city: 'Tartu', country: 'EE', latitude: 58.38, longitude: 26.72 },
  gavle: { city: 'Gävle', country: 'SE', latitude: 60.67, longitude: 17.14 },
  genoa: { city: 'Genoa', country: 'IT', latitude: 44.41, longitude: 8.93 },
  birmingham: { city: 'Birmingham', country: 'GB', latitude: 52.48, longitude: -1.9 },
} as const satisfies Record<string, TestCity>;

/** A world with the project “harbours”: three cities, who coordinates them, and who writes for two of them. */
export async function newHarbours() {
  const world = await newWorld();
  const project = await world.project({ slug: 'harbours' });
  const lead = await world.signedIn({ project, role: 'lead-coordinator', name: 'Lea Coordinator' });
  const tartu = await newCity(world, project, lead.person, cities.tartu);
  const gavle = await newCity(world, project, lead.person, cities.gavle);
  const genoa = await newCity(world, project, lead.person, cities.genoa);
  return {
    ...{ world, project, lead, tartu, gavle, genoa },
    /** Writes for Tartu alone. */
    officer: await world.signedIn({ project, role: 'editor', partner: tartu, name: 'Tiina Officer' }),
    /** Writes for Gävle alone. */
    neighbour: await world.signedIn({ project, role: 'editor', partner: gavle }),
    /** A public page as anybody reads it now, past the finished pages that are kept until word of a change arrives. */
    freshly: (path: string, language = 'en') => world.get(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`),
  };
}

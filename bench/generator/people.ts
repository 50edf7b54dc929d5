import type { Role } from '../../src/kernel/scope.ts';
import type { MadeProject, Making } from './making.ts';
import type { MadePartner } from './partners.ts';

export function makePeople(making: Making, project: MadeProject, count: number): void {
  for (let number = 0; number < Math.max(2, count); number++) {
    const id = making.ids.next();
    project.people.push(id);
    making.rows.add('person', {
      id,
      email: `person-${number}@${project.slug}.example`,
      name: `${making.city()} ${making.city()} ${number}`,
      language: making.language(),
      zone: 'Europe/Brussels',
      contact: '',
      contact_consent_at: null,
      is_sample: false,
      created_at: new Date(project.from).toISOString(),
      ended_at: null,
    });
  }
}

/** Gives everybody a place: some of them leave before the end. */
export function placePeople(making: Making, project: MadeProject, partners: readonly MadePartner[]): void {
  for (const [number, person] of project.people.entries()) {
    making.rows.add('membership', {
      id: making.ids.next(),
      project_id: project.id,
      person_id: person,
      partner_id: number === 0 ? null : (partners[(number - 1) % partners.length]?.id ?? null),
      role: roleOf(number, partners.length),
      created_at: new Date(project.from).toISOString(),
      ended_at: making.chance.in100(4) && number > 0 ? new Date(project.to).toISOString() : null,
      made_by: null,
    });
  }
}

/** The first coordinates, the next ones lead a partner each, then come officers, and most are stakeholders. */
function roleOf(number: number, partners: number): Role {
  if (number === 0) return 'lead-coordinator';
  if (number <= partners) return 'partner-lead';
  if (number <= partners * 4) return 'editor';
  return number % 40 === 0 ? 'controller' : 'stakeholder';
}

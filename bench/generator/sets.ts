/** How much is in a set; the figures of Interreg Europe 2014–2020 for M, ten times as much for L. */
export interface SetSize {
  readonly projects: number;
  readonly partners: number;
  readonly people: number;
  readonly practices: number;
  readonly events: number;
  readonly plans: number;
  readonly actions: number;
  readonly updates: number;
  readonly history: number;
}

export const sets: Readonly<Record<'S' | 'M' | 'L', SetSize>> = {
  S: {
    projects: 1,
    partners: 5,
    people: 90,
    practices: 25,
    events: 60,
    plans: 5,
    actions: 40,
    updates: 1_000,
    history: 10_000,
  },
  M: {
    projects: 258,
    partners: 2_000,
    people: 22_400,
    practices: 5_800,
    events: 16_000,
    plans: 1_701,
    actions: 10_000,
    updates: 150_000,
    history: 2_000_000,
  },
  L: {
    projects: 2_580,
    partners: 20_000,
    people: 224_000,
    practices: 58_000,
    events: 160_000,
    plans: 17_000,
    actions: 100_000,
    updates: 1_500_000,
    history: 20_000_000,
  },
};
export type SetName = keyof typeof sets;

/** What one project gets of the set: the shares of all projects add up to the whole, and no two are quite alike. */
export function shareOf(set: SetSize, project: number): SetSize {
  // Projects differ in size by up to a half, in a wave that adds up to nothing over the set.
  const upTo = (index: number) =>
    index / set.projects +
    (Math.sin(index * 2.4) - Math.sin(set.projects * 2.4) * (index / set.projects)) / (set.projects * 4);
  const share = (whole: number) => Math.round(whole * upTo(project + 1)) - Math.round(whole * upTo(project));
  const { partners, people, practices, events, plans, actions, updates, history } = set;
  return {
    projects: 1,
    partners: share(partners),
    people: share(people),
    practices: share(practices),
    events: share(events),
    plans: share(plans),
    actions: share(actions),
    updates: share(updates),
    history: share(history),
  };
}

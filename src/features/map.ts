/**
 * Which feature may use which, through its door. The order is the order in which a city officer meets them; a
 * feature may only use features above it. test/shape.test.ts holds the imports to this.
 */
export const map = {
  account: [],
  administration: ['account'],
  people: ['account'],
  clock: [],
  projects: ['account', 'people', 'clock'],
  partners: ['people', 'projects'],
  needs: ['partners'],
  instruments: ['partners'],
  chain: ['people', 'projects', 'partners'],
  'exchange-map': ['chain'],
  practices: ['people', 'projects', 'partners', 'chain'],
  events: ['people', 'projects', 'partners', 'chain', 'practices'],
  lessons: ['people', 'projects', 'partners', 'chain', 'practices', 'events'],
  files: [],
  actions: ['people', 'projects', 'partners', 'chain', 'practices', 'events', 'lessons'],
  plans: ['people', 'projects', 'partners', 'chain', 'actions'],
  progress: ['people', 'projects', 'partners', 'chain', 'files', 'actions'],
  inbox: ['account', 'people', 'actions', 'progress'],
  site: [
    'people',
    'clock',
    'projects',
    'partners',
    'chain',
    'exchange-map',
    'practices',
    'events',
    'lessons',
    'actions',
    'plans',
    'progress',
  ],
} as const;

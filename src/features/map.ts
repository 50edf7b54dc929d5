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
  story: ['chain'],
  'exchange-map': ['chain'],
  reviews: ['account', 'people'],
  questions: ['account'],
  practices: ['people', 'projects', 'partners', 'chain', 'reviews', 'questions'],
  learning: ['people', 'projects', 'partners', 'chain', 'practices'],
  files: [],
  actions: ['people', 'projects', 'partners', 'chain', 'practices', 'learning'],
  plans: ['people', 'projects', 'partners', 'chain', 'actions'],
  progress: ['people', 'projects', 'partners', 'chain', 'files', 'actions'],
  inbox: ['account', 'people', 'reviews', 'questions', 'actions', 'progress'],
  site: [
    'people',
    'clock',
    'projects',
    'partners',
    'chain',
    'exchange-map',
    'practices',
    'learning',
    'actions',
    'plans',
    'progress',
  ],
} as const;

// Whatever people type is text and nothing else, on every page that shows it.
import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { JSDOM } from 'jsdom';
import { hostileStrings, sharpest, smuggledIn, Supply, whyNoStrings, type Filling } from './hostile.ts';
import { routeOf, withoutText } from './hostile-routes.ts';
import { placed, send, walk, type HostileForm, type Made, type Sweep } from './hostile-sweep.ts';
import { newWorld, type Visitor, type World } from './world.ts';

const from2025 = { startsOn: '2025-01', endsOn: '2027-12' };
// A name is one line that hides nothing; what it may not have is tested with people.
const name: Filling = { suits: /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/ };
const shortLines: Filling = { suits: /^.{0,80}$/u };
let invited = 0;
// A name before an address of its own.
const invitees: Filling = {
  suits: /^(?=.{1,100}$)[!#-;=?-~]+(?: [!#-;=?-~]+)*$/,
  line: (text) => `${text} <invited-${++invited}@example.org>`,
};
const sources: Filling = { line: (text) => `${text} https://example.org/` };

/** What can be done with every kind of record: made, changed, translated, published. */
function record(kind: string, values: Readonly<Record<string, Filling>> = {}): HostileForm[] {
  const own = { values: { language: 'en', sources, ...values } };
  const shown = { seenOn: [`{${kind}}`, `{${kind}}/history`] };
  return [
    {
      form: `{project}/${kind}/new`,
      makes: kind,
      finds: [`${kind}.id`, /[?&]record=([0-9a-f-]{36})/],
      changedOn: `{${kind}}/edit`,
      ...shown,
      ...own,
    },
    { form: `{${kind}}/edit`, publishes: kind, ...shown, changedOn: `{${kind}}/edit`, ...own },
    {
      form: `{${kind}}/translation/it`,
      seenOn: [`{${kind}}/history`, `{${kind}}?lang=it`, `{${kind}}?lang=en`],
      changedOn: `{${kind}}/translation/it`,
    },
  ];
}

const projectValues: Record<string, Filling> = {
  startsOn: '2025-01',
  endsOn: '',
  ruleSet: 'own',
  erdf: '1000000',
  sources,
  ownPhases: { suits: /^[^|]+$/, line: (text) => `${text} | 6`, most: 400 },
  targets: { suits: /^[^|]+$/, line: (text) => `${text} | 10 | percent | 2026 | https://example.org/` },
};

// A star in a term stands for any ending.
const term: Filling = { suits: /^(?=.*[a-z0-9])[^\s*]{1,60}(?: [^\s*]{1,10}){0,2}$/ };
const terms = { en: term, it: term, sv: term, et: term, hu: term, broader: '' };

/** Every form of the application with a text field, in an order in which they can be sent. A new form is a new line. */
const forms: readonly HostileForm[] = [
  {
    form: '/administration/projects/new',
    sendsTo: '/administration/projects',
    values: projectValues,
    makes: 'project',
    seenOn: ['{project}/history'],
    changedOn: '{project}/edit',
  },
  {
    form: '{project}/edit',
    publishes: 'project',
    values: projectValues,
    seenOn: ['{project}/history'],
    changedOn: '{project}/edit',
  },
  { form: '{project}/translation/it', changedOn: '{project}/translation/it', seenOn: ['{project}/history'] },
  {
    form: '{project}/clock',
    sendsTo: '{project}/clock/moves',
    values: { item: 'semester-3-partner-parts', to: '2026-07-20' },
  },
  ...record('partners', {
    population: '1000',
    populationYear: '2024',
    populationSources: sources,
    nuts2: '',
    nuts3: '',
  }),
  ...record('needs'),
  { form: '{needs}/state' },
  ...record('strengths'),
  { form: '{strengths}/state' },
  ...record('instruments'),
  ...record('practices', {
    ...from2025,
    ...{ setUpCost: '100', yearlyCost: '', pricesOf: '2024', staffDaysSetUp: '1', staffDaysYear: '' },
    skills: shortLines,
    technology: shortLines,
  }),
  {
    form: '{practices}/figures',
    values: { value: '10', of: '' },
    finds: ['figures', /\/figures\/([0-9a-f-]{36})/],
    seenOn: ['{practices}'],
    changedOn: '{practices}/figures/{figures}',
  },
  { form: '{practices}/figures/{figures}', values: { value: '10', of: '' }, seenOn: ['{practices}'] },
  {
    form: '{practices}/blocks',
    finds: ['blocks', /\/blocks\/([\w-]+)/],
    seenOn: ['{practices}', '{practices}/blocks', '{practices}/history'],
    changedOn: '{practices}/blocks/{blocks}',
  },
  {
    form: '{practices}/blocks/{blocks}',
    seenOn: ['{practices}'],
    changedOn: '{practices}/blocks/{blocks}',
  },
  {
    form: '{practices}/blocks/{blocks}/translation/it',
    seenOn: ['{practices}?lang=it', '{practices}?lang=en'],
    changedOn: '{practices}/blocks/{blocks}/translation/it',
  },
  {
    form: '{practices}/versions?from=1&to=draft',
    sendsTo: '{practices}/publication',
    seenOn: ['{practices}/versions', '{practices}/history'],
  },
  {
    form: '{practices.public}/questions/new',
    byStranger: true,
    values: { askerName: name, email: '{newcomer}', showsName: 'yes' },
    finds: ['asked', /\/questions\/[\w-]+/, 'letter'],
    follows: [['{asked}/confirmation', {}]],
    seenOn: ['{asked}', '{practices}'],
  },
  {
    form: '{practices.public}/questions/new',
    values: { showsName: 'yes' },
    finds: ['question', /\/questions\/([0-9a-f-]{36})/, '{practices}'],
    seenOn: ['{practices}'],
  },
  {
    form: '{project}/questions/{question}',
    sendsTo: '{project}/questions/{question}/answer',
    finds: ['guest question', /[^]*\/questions\/([0-9a-f-]{36})/, '{practices}'],
    seenOn: ['{practices}', '{practices.public}'],
    changedOn: '{project}/questions/{question}',
  },
  {
    form: '{project}/questions/{guest question}',
    sendsTo: '{project}/questions/{guest question}/declination',
    seenOn: ['{practices}'],
  },
  {
    form: '{practices}/review',
    sendsTo: '{practices}/review/comments',
    after: [
      ['{project}/reviews/rules', { gates: ['project', 'expert'], days: '14' }],
      ['{practices}/submission', {}],
    ],
    seenOn: ['{practices}'],
  },
  {
    form: '{practices}/review/opinion',
    after: [['{practices}/review/approval', {}]],
    values: { showsName: 'yes' },
    seenOn: ['{practices}/review'],
    publishes: 'practices',
  },
  {
    form: '{project}/partners/new',
    values: {
      population: '1000',
      populationYear: '2024',
      populationSources: sources,
      nuts2: '',
      nuts3: '',
      role: 'partner',
      sources,
    },
    makes: 'new partners',
    finds: ['new partners.id', /[?&]record=([0-9a-f-]{36})/],
  },
  ...record('events', { ...from2025, kind: 'import-workshop', startTime: '', endTime: '' }),
  {
    form: '{sheets}/rows/new',
    after: [['{events}/workshop/sheets/new', { practice: '{practices.id}', importer: '{new partners.id}' }, 'sheets']],
    finds: ['rows', /\/rows\/([0-9a-f-]{36})/],
    seenOn: ['{events}/history'],
  },
  { form: '{sheets}/rows/{rows}', seenOn: ['{events}/history'], changedOn: '{sheets}/rows/{rows}' },
  { form: '{sheets}/decisions/new', values: { decidedOn: '2026-01' }, seenOn: ['{events}/history'] },
  {
    form: '{sheets}/questions/new',
    values: { dueOn: '2026-01', answerer: '{new partners.id}' },
    finds: ['sheet question', /\/sheets\/[0-9a-f-]+\/questions\/([0-9a-f-]{36})/],
    seenOn: ['{events}/history', '/inbox'],
  },
  {
    form: '{project}/not-taken/new?practice={practices.id}&partner={new partners.id}',
    values: { decidedOn: '2026-01' },
    seenOn: ['{practices}', '{new partners}', '{new partners}/history'],
  },
  { form: '{sheets}/questions/{sheet question}', changedOn: '{sheets}/questions/{sheet question}' },
  {
    form: '{events}/registration',
    values: { opensOn: '', closesOn: '', audience: 'anybody', asksDiet: 'yes', asksAccess: 'yes' },
    seenOn: ['{events}/registration'],
    changedOn: '{events}/registration',
  },
  {
    form: '{events.public}/registration',
    byStranger: true,
    values: { name, email: '{newcomer}', language: 'en', consent: 'yes' },
    finds: ['registered', /\/registrations\/[\w-]+/, 'letter'],
    follows: [['{registered}/confirmation', {}]],
    seenOn: ['{registered}'],
  },
  {
    form: '{registered}',
    sendsTo: '{registered}/needs',
    byStranger: true,
    seenOn: ['{registered}'],
    changedOn: '{registered}',
  },
  {
    form: '{events}/agenda',
    values: { startTime: '', endTime: '', day: '', practices: '' },
    finds: ['sessions', /\/agenda\/([0-9a-f-]{36})\/edit/],
    seenOn: ['{events}', '{events.public}'],
    changedOn: '{events}/agenda/{sessions}/edit',
  },
  {
    form: '{events}/agenda/{sessions}/edit',
    values: { startTime: '', endTime: '', day: '', practices: '' },
    seenOn: ['{events}/agenda/{sessions}/removal'],
    changedOn: '{events}/agenda/{sessions}/edit',
  },
  {
    form: '{events}/notes/new',
    values: { session: '', photographs: '', caption: '' },
    finds: ['notes', /\/notes\/([0-9a-f-]{36})\/edit/],
    seenOn: ['{events}'],
    changedOn: '{events}/notes/{notes}/edit',
  },
  {
    form: '{events}/notes/{notes}/edit',
    values: { session: '', photographs: '', caption: '' },
    seenOn: ['{events}/notes/{notes}/removal', '{events}/notes'],
  },
  {
    form: '{events}/material/new',
    values: { session: '' },
    finds: ['materials', /\/material\/([0-9a-f-]{36})\/edit/],
    seenOn: ['{events}', '{events.public}'],
    changedOn: '{events}/material/{materials}/edit',
  },
  {
    form: '{events}/material/{materials}/edit',
    values: { session: '' },
    seenOn: ['{events}'],
    changedOn: '{events}/material/{materials}/edit',
  },
  {
    form: '{partners}/stakeholder-group/members/new',
    values: { joinedOn: '', leftOn: '' },
    finds: ['members', /\/members\/([0-9a-f-]{36})/],
    seenOn: ['{partners}/stakeholder-group'],
    changedOn: '{partners}/stakeholder-group/members/{members}',
  },
  {
    form: '{partners}/stakeholder-group/members/{members}',
    values: { joinedOn: '', leftOn: '' },
    seenOn: ['{partners}/stakeholder-group'],
  },
  { form: '{events}/guests', values: { name, email: '' }, seenOn: ['{events}/guests'] },
  {
    form: '{events}/invitations/new',
    values: { addresses: invitees, partner: '', language: 'en' },
    finds: ['invited', /\/registrations\/[\w-]+/, 'letter'],
    seenOn: ['{events}/guests'],
  },
  {
    form: '{invited}',
    sendsTo: '{invited}/acceptance',
    byStranger: true,
    values: { name, language: 'en', consent: 'yes' },
    seenOn: ['{invited}', '{events}/guests'],
  },
  {
    form: '{events}/online',
    values: { ...from2025, startTime: '', endTime: '', sessions: '' },
    pressed: { step: 'do' },
    seenOn: ['{events}', '{events.public}', '{events}/history'],
    changedOn: '{events}/online',
  },
  {
    form: '{events}/cancellation',
    pressed: { step: 'do' },
    seenOn: ['{events}', '{events.public}', '{events}/history'],
  },
  {
    form: '{project}/events/new',
    values: { ...from2025, kind: 'study-visit', startTime: '', endTime: '', sources },
    makes: 'visit',
    seenOn: ['{visit}/history'],
  },
  {
    form: '{visit}/questions/new',
    seenOn: ['{visit}/dossier'],
  },
  {
    form: '{visit}/dossier',
    sendsTo: '{visit}/dossier/brought',
    values: { dueOn: '2026-03' },
    finds: ['broughts', /\/brought\/([0-9a-f-]{36})\/edit/],
    changedOn: '{visit}/dossier/brought/{broughts}/edit',
  },
  { form: '{visit}/dossier/brought/{broughts}/edit', values: { dueOn: '2026-03' } },
  {
    form: '{visit}/dossier',
    sendsTo: '{visit}/dossier/unwritten-lessons',
    finds: ['unwritten', /href="(\/p\/[^"]+\/lessons\/(?!new)[^"]+)"/],
    seenOn: ['{unwritten}'],
  },
  ...record('lessons'),
  ...record('conclusions', { event: '{events.id}' }),
  ...record('plans', from2025),
  ...record('actions', {
    ...from2025,
    costAmount: '1000',
    indicators: { suits: /^[^;]+$/, line: (text) => `${text}; 10; 5; kWh; x` },
  }),
  {
    form: '{actions}/updates/new',
    finds: ['updates', /\/updates\/([0-9a-f-]{36})/],
  },
  { form: '{actions}/updates/{updates}/evidence' },
  { form: '{actions}/updates/{updates}/edit', seenOn: ['{actions}/updates/{updates}/history'] },
  {
    form: '{project}/links/new?record={practices.id}&other={events.id}',
    sendsTo: '{project}/links?record={practices.id}&other={events.id}',
    values: { sources },
    finds: ['links', /\/links\/([0-9a-f-]{36})\/withdrawal/],
    seenOn: ['{project}/chain/{practices.id}'],
  },
  { form: '{project}/links/{links}/withdrawal', seenOn: ['{practices}/history'] },
  { form: '{actions}/updates/{updates}/withdrawal' },
  {
    form: '{instruments}/replacement',
    values: { by: '', on: '2026-01', replacementSources: sources },
    finds: ['new instrument', /<main[^]*?href="(\/p\/[^/"]+\/instruments\/(?!new")[^/"]+)"/],
    seenOn: ['{new instrument}'],
  },
  {
    form: '{partners}/replacement',
    values: { by: '', on: '2026-01', records: 'stay' },
    finds: ['new partner', /<main[^]*?href="(\/p\/[^/"]+\/partners\/(?!new")[^/"]+)"/],
    seenOn: ['{new partner}'],
  },
  {
    form: '{project}/people/invitations/new',
    values: { name, email: '{newcomer}', role: 'stakeholder', partner: '' },
    finds: ['invitation', /\/invitation\/[\w-]+/, 'letter'],
  },
  {
    form: '{invitation}',
    byStranger: true,
    values: { name, newPassword: 'A quiet harbour in March' },
    seenOn: ['{project}/people'],
  },
  { form: '{needs}/matches/{practices.id}/dismissal', seenOn: ['{needs}/matches'] },
  { form: '{practices}/matches/{needs.id}/dismissal', seenOn: ['{practices}/matches'] },
  { form: '/profile', values: { name }, changedOn: '/profile' },
  { form: '/vocabulary/new', values: terms, makes: 'vocabulary', changedOn: '{vocabulary}/edit' },
  { form: '{vocabulary}/edit', values: terms, seenOn: ['/vocabulary'], changedOn: '{vocabulary}/edit' },
];

let world: World;
let person: Visitor;
before(async () => {
  world = await newWorld();
  person = await world.signedIn({ isAdministrator: true });
});

/** Fills every form of the table, then walks over the site. */
async function fillAll(strings: readonly string[]): Promise<Sweep> {
  const made: Made = new Map([['newcomer', `${strings.length}@example.org`]]);
  const sweep: Sweep = { world, person, made, supply: new Supply(strings), parts: new Set(), seen: new Set() };
  for (const one of forms) await send(one, sweep);
  const project = placed('{project}', made);
  const open = project.replace('/p/', '/projects/');
  await walk(
    [project, `${project}/exchange`, `${project}/people`, open, `${open}/calendar`, '/', '/inbox', '/cities'],
    40,
    sweep,
  );
  return sweep;
}

test('every form with a text field is held to this', () => {
  const swept = new Set(forms.map(routeOf));
  const routes = world.app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path);
  const left = routes.filter((route) => !swept.has(route) && !withoutText.some(([, pattern]) => pattern.test(route)));
  assert.deepEqual(left, []);
  assert.deepEqual(
    [...swept].filter((route) => !routes.includes(route)),
    [],
    'forms of the table that no route takes',
  );
});

test('whatever is typed into any form is shown as text, and pages are made of nothing new', async () => {
  const plain = await fillAll(Array.from({ length: 2000 }, (_, number) => `Plain words ${number}`));
  const sweep = await fillAll([...sharpest, ...(whyNoStrings ? [] : hostileStrings())]);
  assert.deepEqual(
    [...sweep.parts].filter((part) => !plain.parts.has(part)),
    [],
    'parts that plain words do not bring',
  );
});

test('every one of the known hostile strings comes back as it was typed', { skip: whyNoStrings }, async () => {
  const strings = hostileStrings();
  const sweep: Sweep = {
    world,
    person,
    made: new Map(),
    supply: new Supply(strings),
    parts: new Set(),
    seen: new Set(),
  };
  const project = await world.project();
  sweep.made.set('project', `/p/${project.slug}`);
  const many: Filling = { most: 9500 };
  const values = { ...projectValues, keyIssues: many, plannedOutputs: many };
  while (sweep.supply.rounds < 1) {
    await send({ form: '{project}/edit', changedOn: '{project}/edit', values }, sweep);
  }
});

test('what is kept of a form that was not sent is text, too', async () => {
  const made = await world.project();
  const key = `/p/${made.slug}/practices/new`;
  const text = sharpest.join('\n');
  assert.equal((await world.post('/drafts', { 'draft-key': key, description: text }, person)).status, 204);
  const { document } = await world.get(key, person);
  assert.deepEqual(smuggledIn(document), []);
  assert.equal(document.querySelector<HTMLTextAreaElement>('[name="description"]')?.value, text);
});

test('letters hold nothing that a text brought along', async () => {
  const letters = await world.letters();
  assert.ok(letters.length > 0);
  for (const { subject, body_html: body } of letters) {
    assert.doesNotMatch(subject, /[\r\n]/);
    assert.deepEqual(
      smuggledIn(new JSDOM(body).window.document).filter((part) => !part.includes(' style="')),
      [],
    );
  }
});

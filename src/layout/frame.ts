import type { Address } from '../kernel/address.ts';
import { address, withQuery } from '../kernel/address.ts';
import { html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import type { Visit, WorkspaceVisit } from '../kernel/visit.ts';
import { projectAddress } from '../records/kinds.ts';
import type { PublicProject } from '../records/publishing.ts';
import { alert, page, type NavigationLink, type PageOptions } from '../ui/index.ts';
import words from './words.json' with { type: 'json' };

type Own = Pick<PageOptions, 'title' | 'description' | 'main' | 'breadcrumbs' | 'alternates' | 'modules' | 'unlisted'>;

/** A page anybody may read; with a project when it is one of a project's public pages. */
export interface PublicPage extends Own {
  project?: PublicProject;
}
export type WorkspacePage = Own;

const publicSections = ['projects', 'practices', 'cities', 'events', 'plans', 'actions', 'exchange'] as const;
const projectSections = ['partners', 'practices', 'events', 'lessons', 'plans', 'actions', 'exchange'] as const;
const workspaceSections = [
  'partners',
  'needs',
  'instruments',
  'practices',
  'events',
  'lessons',
  'plans',
  'actions',
  'exchange',
  'adoption',
] as const;
const besideWorkspace = ['reviews', 'people', 'history'] as const;

/** Marks the link whose section this page is in. */
function current(link: Address, here: Address): boolean {
  const path = here.text.split('?')[0] ?? '';
  return path === link.text || path.startsWith(`${link.text}/`);
}

function siteNavigation(reader: Reader, here: Address): NavigationLink[] {
  const say = reader.say(words);
  return publicSections.map((section) => {
    const link = address`/${section}`;
    return { label: say(`nav.${section}`), address: link, current: current(link, here) };
  });
}

/** Texts about the service; for those who look after the installation also the way to its pages. */
function footer({ reader, who }: Visit): NavigationLink[] {
  const say = reader.say(words);
  const administration = [
    { label: say('foot.projects'), address: address`/administration/projects` },
    { label: say('foot.jobs'), address: address`/administration/jobs` },
  ];
  return [
    { label: say('foot.about'), address: address`/about` },
    { label: say('foot.vocabulary'), address: address`/vocabulary` },
    { label: say('foot.accessibility'), address: address`/accessibility` },
    { label: say('foot.dataProtection'), address: address`/data-protection` },
    ...(who.person?.isAdministrator ? administration : []),
  ];
}

const idleWarning = 12 * 3_600_000;

function frame(visit: Visit) {
  const { person } = visit.who;
  const signIn = withQuery(address`/sign-in`, { next: visit.here.text });
  const session = visit.session;
  return {
    address: visit.here,
    clearedDrafts: visit.said?.draft === undefined ? [] : [visit.said.draft],
    navigation: siteNavigation(visit.reader, visit.here),
    footer: footer(visit),
    signIn,
    person:
      person && session
        ? {
            name: person.name,
            key: person.id,
            profile: address`/profile`,
            inbox: address`/inbox`,
            expected: visit.unseen,
            session: { ends: new Date(Math.min(session.endsAt.getTime(), visit.now.getTime() + idleWarning)), signIn },
          }
        : null,
  };
}

function sectionLinks(
  reader: Reader,
  home: Address,
  sections: readonly (keyof typeof words extends infer Key
    ? Key extends `nav.${infer Name}`
      ? Name
      : never
    : never)[],
  here: Address,
): NavigationLink[] {
  const say = reader.say(words);
  return sections.map((section) => {
    const link = address`${home}/${section}`;
    return { label: say(`nav.${section}`), address: link, current: current(link, here) };
  });
}

function overview(reader: Reader, home: Address, here: Address): NavigationLink {
  return { label: reader.say(words)('nav.overview'), address: home, current: here.text.split('?')[0] === home.text };
}

/** The page's own part, under what the page before left to be said. */
function withSaid(visit: Visit, main: Html): Html {
  if (visit.said?.text === undefined) return main;
  return html`${alert({ kind: 'success', body: visit.said.text, announce: true })}${main}`;
}

export function publicPage(visit: Visit, own: PublicPage): Html {
  const { project, ...given } = own;
  const rest = { ...given, main: withSaid(visit, given.main) };
  if (!project) return page(visit.reader, { ...frame(visit), ...rest });
  const home = projectAddress('public', project.slug);
  return page(visit.reader, {
    ...frame(visit),
    ...rest,
    project: {
      name: project.acronym,
      address: home,
      fictional: project.isFictional,
      sections: [
        overview(visit.reader, home, visit.here),
        ...sectionLinks(visit.reader, home, projectSections, visit.here),
      ],
    },
  });
}

export function workspacePage(visit: WorkspaceVisit, own: WorkspacePage): Html {
  const home = projectAddress('workspace', visit.project.slug);
  return page(visit.reader, {
    ...frame(visit),
    ...own,
    main: withSaid(visit, own.main),
    unlisted: true,
    project: {
      name: visit.project.acronym,
      address: home,
      fictional: visit.project.isFictional,
      sections: [
        overview(visit.reader, home, visit.here),
        ...sectionLinks(visit.reader, home, workspaceSections, visit.here),
      ],
      beside: sectionLinks(visit.reader, home, besideWorkspace, visit.here),
    },
  });
}

import type { Address } from '../../kernel/address.ts';
import type { Html } from '../../kernel/html.ts';

/** A link of a navigation; `current` marks the page or section one is in. */
export interface NavigationLink {
  readonly label: string;
  readonly address: Address;
  readonly current?: boolean | undefined;
  /** How many things wait or stand behind the link. */
  readonly count?: number | undefined;
}

export interface SignedInPerson {
  readonly name: string;
  /** Names the person to the browser, which keeps unsent forms by it. */
  readonly key?: string;
  readonly profile: Address;
  readonly inbox: Address;
  /** How many things are expected of the person. */
  readonly expected: number;
  /** When the session ends without further use, and where to sign in again (opens beside the form). */
  readonly session?: { readonly ends: Date; readonly signIn: Address } | undefined;
}

export interface ProjectBar {
  readonly name: string;
  readonly address: Address;
  readonly sections: readonly NavigationLink[];
  /** Beside the name: pages about the project itself. */
  readonly beside?: readonly NavigationLink[] | undefined;
  /** A sample project with invented facts says so on every one of its pages. */
  readonly fictional?: boolean | undefined;
}

/** What is the same on every page; filled once by the site. */
export interface Frame {
  readonly navigation: readonly NavigationLink[];
  readonly person?: SignedInPerson | null | undefined;
  /** Where to sign in; shown when nobody is. */
  readonly signIn?: Address | undefined;
  readonly footer: readonly NavigationLink[];
}

/** A whole page: the frame of the site and what this page adds. */
export interface PageOptions extends Frame {
  readonly title: string;
  /** One sentence for search engines and shared links. */
  readonly description?: string | undefined;
  /** The page's own address with its query; the language switch is made from it. */
  readonly address: Address;
  readonly main: Html;
  readonly project?: ProjectBar | undefined;
  readonly breadcrumbs?: readonly NavigationLink[] | undefined;
  /** Keys of drafts that this page shows as saved, so that the browser forgets its copy. */
  readonly clearedDrafts?: readonly string[] | undefined;
  /** Machine-readable versions of the page, such as a feed or JSON. */
  readonly alternates?:
    | readonly { readonly type: string; readonly address: Address; readonly label: string }[]
    | undefined;
  /** Browser modules that only this page needs. */
  readonly modules?: readonly string[] | undefined;
  /** Pages that search engines shall leave out. */
  readonly unlisted?: boolean | undefined;
}

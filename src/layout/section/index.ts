import type { Fields } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Language } from '../../kernel/words.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { publicSectionRoutes } from './public.ts';
import type { Section } from './section.ts';
import { versionRoutes } from './versions.ts';
import { workspaceSectionRoutes } from './workspace.ts';

export { plainList } from './plain-list.ts';
export { publicList } from './public.ts';
export { namesIn, type Section, type SectionForm, type Shown, type ShownList } from './section.ts';

/** Adds all pages of one kind of record, for members and for everybody. */
export function sectionRoutes<F extends Fields, Value extends { readonly language: Language }>(
  routes: Routes,
  panel: LinksPanel,
  section: Section<F, Value>,
): void {
  workspaceSectionRoutes(routes, panel, section);
  if (section.told) versionRoutes(routes, section, section.told);
  publicSectionRoutes(routes, panel, section);
}

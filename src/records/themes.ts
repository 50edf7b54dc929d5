/** What e-government is about, as one list for every project: needs, practices and actions are found by it. */
export const themes = [
  'online-services',
  'identity',
  'payments',
  'open-data',
  'interoperability',
  'participation',
  'service-design',
  'procurement-of-innovation',
  'business-support',
  'innovation-places',
  'skills',
  'education',
  'health-and-care',
  'mobility',
  'land-and-buildings',
  'environment',
  'artificial-intelligence',
  'administration',
] as const;
export type Theme = (typeof themes)[number];

export function isTheme(text: string): text is Theme {
  return themes.some((theme) => theme === text);
}

export { compare, comparedIn, type Compared } from './compared.ts';
export { versionCredit } from './credit.ts';
export { differenceOfTexts, type Told } from './differences.ts';
export { draftAddress, publicationForm, versionsView, type VersionsShown } from './page.ts';

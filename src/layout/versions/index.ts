export { compare, comparedIn, type Compared, type Told, type Versioned } from './compared.ts';
export { versionCredit } from './credit.ts';
export { differenceOfTexts } from './differences.ts';
export { draftAddress, publicationForm, versionsAddress, versionsView, type VersionsShown } from './page.ts';

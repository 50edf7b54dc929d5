export { onlyChoice, partnerChoices, problemsInPartner, type Choice } from './choices.ts';
export { editPage, revisionSeen, savedMeanwhile, type EditPage, type SentBack } from './edit-page.ts';
export { gapList, publicationNote, recordButtons, type Offered } from './publication.ts';

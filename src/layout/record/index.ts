export {
  editPage,
  onlyChoice,
  partnerChoices,
  revisionSeen,
  savedMeanwhile,
  type Choice,
  type SentBack,
} from './edit-page.ts';
export { gapList, publicationNote, recordButtons, type Offered } from './publication.ts';

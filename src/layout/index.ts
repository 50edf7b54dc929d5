export { errorPage, type ErrorStatus } from './error-page.ts';
export { publicPage, workspacePage, type PublicPage, type WorkspacePage } from './frame.ts';
export { draftKey, formSent, formView, type FormView } from './form-view.ts';
export { outcomeMark } from './outcome.ts';
export { recordList, type RecordList } from './list-page.ts';

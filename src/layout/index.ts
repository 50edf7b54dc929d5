export { errorPage } from './error-page.ts';
export { publicPage, workspacePage, type PublicPage, type WorkspacePage } from './frame.ts';

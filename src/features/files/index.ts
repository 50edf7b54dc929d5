import type { Routes } from '../../kernel/routes.ts';
import { servingRoutes } from './routes.ts';

/** The door of files: what may be kept, tied to which record, and how it is given out again. */
export { acceptedFiles, acceptedPictures, checkFiles, type CheckedFile } from './checking.ts';
export { serve, smallName } from './routes.ts';
export { makeSmallPictures } from './small-pictures.ts';
export { fileLinks, filePictures } from './view.ts';
export { attachFiles, filesOf, keepFiles, type AttachedFile } from './store.ts';

export function fileRoutes(routes: Routes): void {
  servingRoutes(routes);
}

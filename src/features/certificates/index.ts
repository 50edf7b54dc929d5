/** The door of certificates: on paper that somebody was at an event, to be checked by its number. */
export { certificatePart, certificateRoutes } from './routes.ts';
export { issue } from './store.ts';

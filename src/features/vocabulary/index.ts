/** The door of the vocabulary: what city governments talk about, in every language. */
export { vocabularyRoutes } from './routes.ts';

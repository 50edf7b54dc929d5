/** The door of what people take along: an event without a network, and what they write there. */
export { takeAlongPanel } from './panel.ts';
export { deskRoutes as takenAlongRoutes } from './routes.ts';

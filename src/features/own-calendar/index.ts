/** The door of one's own calendar: what concerns a person, at a secret address that can be renewed. */
export { ownCalendarRoutes } from './routes.ts';

/** The door of calendars: events as files, as calendars that are followed, and as parts of letters. */
export type { Entry } from './entry.ts';
export { ofWorkspace, titleOf, type CalendarEvent } from './event-entry.ts';
export { answerFeed } from './feed.ts';
export { followed } from './page.ts';
export { publicEventsById } from './store.ts';
export { calendarParts } from './letter-parts.ts';
export { calendarPanel } from './panel.ts';
export { calendarRoutes } from './routes.ts';

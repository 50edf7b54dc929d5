export { changeOf } from './change.ts';
export type { HistoryWords } from './values.ts';
export { projectHistoryRoutes } from './project.ts';
export { historyRoutes } from './routes.ts';

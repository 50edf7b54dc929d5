export { changeOf, type HistoryWords } from './change.ts';
export { projectHistoryRoutes } from './project.ts';
export { historyRoutes } from './routes.ts';

export { historyRoutes, type HistoryWords } from './routes.ts';

export { siteRoutes, type FrontMap } from './routes.ts';

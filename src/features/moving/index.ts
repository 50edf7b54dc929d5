/** The door of moving: an event goes from its place to the net, or is called off, and everybody hears of it. */
export { movedPart } from './guest-part.ts';
export { movingPanel } from './panel.ts';
export { movingRoutes } from './routes.ts';

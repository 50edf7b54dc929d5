import type { Html } from '../kernel/html.ts';
import type { Visit } from '../kernel/visit.ts';
import type { Face } from './kinds.ts';

/** Draws what a record is tied to. The chain makes it; features above the chain are handed it by the application. */
export type LinksPanel = (visit: Visit, face: Face, recordId: string) => Promise<Html>;

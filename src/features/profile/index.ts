/** The door of the profile: what people keep about themselves, change, take away, and leave behind. */
import type { Routes } from '../../kernel/routes.ts';
import type { Tools } from '../../kernel/tools.ts';
import { forgetOldAddresses } from './mail-address.ts';
import { mailAddressRoutes } from './mail-address-routes.ts';
import { ownRoutes } from './routes.ts';

export function profileRoutes(routes: Routes): void {
  ownRoutes(routes);
  mailAddressRoutes(routes);
}

/** The daily job that forgets mail addresses that were asked for and never confirmed. */
export async function forgetUnconfirmed(tools: Tools): Promise<void> {
  await tools.pool.transaction('begin', (db) => forgetOldAddresses({ db, now: tools.clock() }));
}

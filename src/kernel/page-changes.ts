import type { Pool } from './db.ts';
import { listenOn } from './ear.ts';
import type { PageCache } from './page-cache.ts';

/**
 * Empties the cache whenever the database says that public pages changed. While the connection is lost nothing is
 * kept. Returns how to stop.
 */
export function listenForChanges(pool: Pool, cache: PageCache): Promise<() => Promise<void>> {
  return listenOn(pool, 'public_pages_changed', {
    heard: (project) => cache.change(project),
    listening: (isListening) => {
      cache.listening = isListening;
    },
  });
}

/** A page as it is sent, plain and compressed. */
export interface Finished {
  plain: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
  etag: string;
  type: string;
}

// Pages tell of today and of what lies ahead: none is older than this, in milliseconds.
const longestLife = 5 * 60_000;

/**
 * Finished pages for readers who are not signed in, on every server. When something public changes in a project, that
 * project's pages go at once. All others go too, because they may tell of it: at once when it was quiet, and in a
 * storm of changes once in every `rest` milliseconds, so that a report deadline does not make every page anew.
 */
export class PageCache {
  #pages = new Map<string, Finished & { until: number }>();
  #bytes = 0;
  /** Counts changes: when everything went last, and when each project's pages did since. */
  #change = 0;
  #cleared = 0;
  #changed = new Map<string, number>();
  #clearedAt = 0;
  #waiting: NodeJS.Timeout | null = null;
  #listening = false;
  readonly #clock: () => Date;
  readonly #mostBytes: number;
  readonly #rest: number;

  constructor(clock: () => Date = () => new Date(), mostBytes = 64 * 1024 * 1024, rest = 0) {
    this.#clock = clock;
    this.#mostBytes = mostBytes;
    this.#rest = rest;
  }

  /** Pages are kept only while changes are heard of; without that every page is made anew. */
  set listening(hears: boolean) {
    this.#listening = hears;
    this.clear();
  }

  /** To be remembered when a page is begun, and given back when it is kept. */
  get generation(): number {
    return this.#change;
  }

  clear(): void {
    if (this.#waiting) clearTimeout(this.#waiting);
    this.#waiting = null;
    this.#pages.clear();
    this.#changed.clear();
    this.#bytes = 0;
    this.#cleared = ++this.#change;
    this.#clearedAt = performance.now();
  }

  /** Something public changed in the project with this address. */
  change(project: string): void {
    const wait = this.#clearedAt + this.#rest - performance.now();
    if (wait <= 0) {
      this.clear();
      return;
    }
    this.#changed.set(project, ++this.#change);
    for (const key of this.#pages.keys()) if (projectOf(key) === project) this.#forget(key);
    this.#waiting ??= setTimeout(() => this.clear(), wait).unref();
  }

  find(key: string): Finished | undefined {
    const page = this.#pages.get(key);
    if (!page) return undefined;
    this.#forget(key);
    if (page.until <= this.#clock().getTime()) return undefined;
    // Asked for again, it moves to the end of the row: the front is what goes when there is no room.
    this.#add(key, page);
    return page;
  }

  /** Keeps a page, unless something changed since the generation in which it was begun. */
  keep(key: string, page: Finished, generation: number): void {
    const changed = Math.max(this.#cleared, this.#changed.get(projectOf(key)) ?? 0);
    if (!this.#listening || changed > generation) return;
    this.#forget(key);
    this.#add(key, { ...page, until: this.#clock().getTime() + longestLife });
    for (const [oldest] of this.#pages) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#forget(oldest);
    }
  }

  #add(key: string, page: Finished & { until: number }): void {
    this.#pages.set(key, page);
    this.#bytes += sizeOf(key, page);
  }

  #forget(key: string): void {
    const page = this.#pages.get(key);
    if (page && this.#pages.delete(key)) this.#bytes -= sizeOf(key, page);
  }
}

/** The project whose page it is, from a key that ends with the page's address; empty for pages across projects. */
function projectOf(key: string): string {
  return /\/projects\/([^/?]+)/.exec(key)?.[1] ?? '';
}

function sizeOf(key: string, page: Finished): number {
  return page.plain.byteLength + page.gzip.byteLength + 2 * key.length;
}

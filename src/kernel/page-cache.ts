/** A page as it is sent, plain and compressed. */
export interface Finished {
  plain: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
  etag: string;
  type: string;
}

// Pages tell of today and of what lies ahead: none is older than this, in milliseconds.
const longestLife = 5 * 60_000;

/** Finished pages for readers who are not signed in. Emptied whenever something public changes, on every server. */
export class PageCache {
  #pages = new Map<string, Finished & { until: number }>();
  #bytes = 0;
  #generation = 0;
  #listening = false;
  readonly #clock: () => Date;
  readonly #mostBytes: number;

  constructor(clock: () => Date = () => new Date(), mostBytes = 64 * 1024 * 1024) {
    this.#clock = clock;
    this.#mostBytes = mostBytes;
  }

  /** Pages are kept only while changes are heard of; without that every page is made anew. */
  set listening(hears: boolean) {
    this.#listening = hears;
    this.clear();
  }

  get generation(): number {
    return this.#generation;
  }

  clear(): void {
    this.#pages.clear();
    this.#bytes = 0;
    this.#generation++;
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
    if (!this.#listening || generation !== this.#generation) return;
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

function sizeOf(key: string, page: Finished): number {
  return page.plain.byteLength + page.gzip.byteLength + 2 * key.length;
}

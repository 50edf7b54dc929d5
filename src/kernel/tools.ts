import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import type { Pool } from './db.ts';
import type { FileStore } from './files.ts';
import type { Jobs } from './job.ts';
import type { Live } from './live.ts';
import type { MailSender } from './mail-sender.ts';
import type { Meanings } from './meanings.ts';

/** What the application is lent from outside, so that tests can lend it something they hold in their hands. */
export interface Tools {
  readonly settings: Settings;
  readonly pool: Pool;
  readonly clock: () => Date;
  readonly chance: Chance;
  readonly mailSender: MailSender;
  /** Null: no service for meanings is set, which is usual. */
  readonly meanings: Meanings | null;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly documents: Documents;
  readonly live: Live;
  readonly log: Logger;
}

export interface Documents {
  /**
   * A tagged PDF (PDF/UA-1, unless a letter in it has no shape in our typeface) from a Typst template at this path. The
   * data reaches it as `sys.inputs.data`, in JSON: what people typed is never read as markup.
   */
  pdf(template: string, data: object): Promise<Uint8Array<ArrayBuffer>>;
}

export interface Chance {
  /** A new record id: UUIDv7, so that ids made later sort later. */
  id(): string;
  /** A secret nobody can guess, for links and sessions: 256 bits, base64url. */
  secret(): string;
}

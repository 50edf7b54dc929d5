import type pg from 'pg';

/** What pg's connection offers for COPY and its types do not tell. */
interface CopyConnection {
  query(text: string): void;
  endCopyFrom(): void;
  readonly stream: { write(chunk: Uint8Array): boolean };
}

type Written = string | number | boolean | null | readonly string[];

const special = /[\\\n\r\t]/;

/** One value in the text format of COPY. */
export function copied(value: Written): string {
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return copied(arrayOf(value));
  return special.test(value)
    ? value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    : value;
}

function arrayOf(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}

/** What stands before and after rows in COPY's binary format: its mark, no flags, no further header; no more rows. */
export const binaryBeginning: Uint8Array = Buffer.concat([
  Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'),
  Buffer.alloc(8),
]);
export const binaryEnd: Uint8Array = Buffer.from([0xff, 0xff]);

const header = 5;

interface Copied {
  readonly table: string;
  readonly columns: readonly string[];
  readonly format: 'text' | 'binary';
  readonly bytes: Uint8Array;
}

/** Streams rows into a table that was emptied in the same transaction: they are written as final. */
export function copyInto(client: pg.Client, { table, columns, format, bytes }: Copied): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let failure: Error | null = null;
  const submitted = {
    submit(connection: CopyConnection) {
      connection.query(`copy ${table} (${columns.join(', ')}) from stdin with (format ${format}, freeze)`);
    },
    handleCopyInResponse(connection: CopyConnection) {
      const frame = Buffer.alloc(header);
      frame.write('d');
      frame.writeUInt32BE(bytes.byteLength + header - 1, 1);
      connection.stream.write(frame);
      connection.stream.write(bytes);
      connection.endCopyFrom();
    },
    handleCommandComplete() {},
    handleError(error: Error) {
      failure = error;
      reject(error);
    },
    handleReadyForQuery() {
      if (!failure) resolve();
    },
  };
  client.query(submitted as unknown as pg.Submittable);
  return promise;
}

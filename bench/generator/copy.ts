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

const header = 5;

/** Streams rows in COPY's text format into a table. `freeze` needs a table emptied in the same transaction. */
export function copyInto(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Uint8Array,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let failure: Error | null = null;
  const submitted = {
    submit(connection: CopyConnection) {
      connection.query(`copy ${table} (${columns.join(', ')}) from stdin with (freeze)`);
    },
    handleCopyInResponse(connection: CopyConnection) {
      const frame = Buffer.alloc(header);
      frame.write('d');
      frame.writeUInt32BE(rows.byteLength + header - 1, 1);
      connection.stream.write(frame);
      connection.stream.write(rows);
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

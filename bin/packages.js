// Plain JavaScript: this must run on Node 20, before the Node of the lockfile is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupProblem } from './problem.js';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, peer?: boolean, os?: string | string[], cpu?: string | string[], libc?: string[] }} Package */

/**
 * Installs what the lockfile says, unless it is there already.
 * @param {{ withTools: boolean }} options withTools: also the packages that only tests and checks need
 */
export async function installPackages({ withTools }) {
  if (isInstalled(withTools)) return;
  console.log('Installing the packages of package-lock.json …');
  const said = await runNpm(['ci', '--ignore-scripts', '--prefer-offline', '--loglevel=error']);
  if (said === undefined) return;
  throw new SetupProblem(`${reasonOf(said)}\n\n${said.trim().split('\n').slice(-8).join('\n')}`);
}

/** npm writes down what it installed, and only when it has finished. @param {boolean} withTools */
function isInstalled(withTools) {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  const missing = Object.entries(wanted).filter(([name, one]) => !present[name] && isNeeded(name, one, withTools));
  const strange = Object.entries(present).filter(([name, one]) => wanted[name]?.version !== one.version);
  return missing.length === 0 && strange.length === 0;
}

/** @param {string} name @param {Package} one @param {boolean} withTools */
function isNeeded(name, one, withTools) {
  if (name === '' || one.peer || (one.dev && !withTools)) return false;
  if (!one.optional) return true;
  return !one.libc && allows(one.os, process.platform) && allows(one.cpu, process.arch);
}

/** @param {string | string[] | undefined} list @param {string} value */
function allows(list, value) {
  return !list || list.includes(value);
}

/** @param {string} file @returns {Record<string, Package> | undefined} */
function readPackages(file) {
  const full = path.join(root, file);
  if (!existsSync(full)) return undefined;
  const lock = /** @type {{ packages: Record<string, Package> }} */ (JSON.parse(readFileSync(full, 'utf8')));
  return lock.packages;
}

/** Resolves to undefined when npm did it, otherwise to what it said. @param {string[]} args @returns {Promise<string | undefined>} */
function runNpm(args) {
  const own = process.env.npm_execpath; // the npm that is running us, if one is
  const [command, before, shell] = own?.endsWith('.js')
    ? [process.execPath, [own], false]
    : ['npm', [], process.platform === 'win32'];
  return new Promise((resolve, reject) => {
    const npm = spawn(command, [...before, ...args], { cwd: root, shell, stdio: ['ignore', 'inherit', 'pipe'] });
    let said = '';
    npm.stderr.on('data', (words) => (said += words));
    npm.on('error', () => reject(new SetupProblem('npm is missing. It comes with Node.js: https://nodejs.org')));
    npm.on('close', (code) => resolve(code === 0 ? undefined : said));
  });
}

/** @type {[pattern: RegExp, meaning: string][]} */
const reasons = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|network/i,
    "there is no way to the package registry. Connect to the network (or set npm's registry or proxy), then start again.",
  ],
  [/ENOSPC/, 'the disk is full. Make room, then start again.'],
  [/EACCES|EPERM|EROFS/, `this user may not write to ${root}.`],
  [/EUSAGE|in sync/, 'package.json and package-lock.json do not agree. Run "npm install" once.'],
];

/** @param {string} said */
function reasonOf(said) {
  const reason = reasons.find(([pattern]) => pattern.test(said))?.[1] ?? 'npm said:';
  return `The packages could not be installed: ${reason}`;
}

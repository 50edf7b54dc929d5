// Plain JavaScript: this must run on Node 20, before the Node of the lockfile is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupProblem } from './problem.js';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, peer?: boolean, os?: string | string[], cpu?: string | string[], libc?: string[], dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Package */

/**
 * Installs what the lockfile says, unless it is there already.
 * @param {{ withTools: boolean }} options withTools: also the packages that only tests and checks need
 */
export async function installPackages({ withTools }) {
  if (isInstalled(withTools)) return;
  console.log('Installing the packages of package-lock.json …');
  // Without a network npm would try for many minutes, so ask first; what it has in its cache may be enough.
  const ping = await runNpm(['ping', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=20000']);
  const online = ping === undefined || !noNetwork.test(ping);
  const said = await runNpm(['ci', '--ignore-scripts', '--loglevel=error', online ? '--prefer-offline' : '--offline']);
  if (said === undefined) return;
  const words = online ? said : ping;
  const first = words.trim().split('\n').slice(0, 8).join('\n');
  throw new SetupProblem(`The packages could not be installed: ${reasonOf(words)}\n\n${first}`);
}

/** npm writes down what it installed, and only when it has finished. @param {boolean} withTools */
function isInstalled(withTools) {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  const missing = neededPackages(wanted, withTools).filter((name) => !present[name]);
  const strange = Object.entries(present).filter(([name, one]) => wanted[name]?.version !== one.version);
  return missing.length === 0 && strange.length === 0;
}

/**
 * The packages that this machine needs, from ours on: what only a package for another platform asks for is not among
 * them, though the lockfile names it without a platform.
 * @param {Record<string, Package>} wanted @param {boolean} withTools
 */
function neededPackages(wanted, withTools) {
  /** @type {Set<string>} */
  const needed = new Set();
  const waiting = [''];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const { dependencies, optionalDependencies, devDependencies } = wanted[path] ?? {};
    const tools = path === '' && withTools ? devDependencies : {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...tools })) {
      const found = resolved(wanted, path, name);
      if (found === undefined || needed.has(found) || !isForHere(wanted[found] ?? {})) continue;
      needed.add(found);
      waiting.push(found);
    }
  }
  return [...needed];
}

/** Where a package finds another: in its own folder, or in the nearest one around it. @param {Record<string, Package>} wanted @param {string} from @param {string} name @returns {string | undefined} */
function resolved(wanted, from, name) {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (wanted[path]) return path;
  return from === ''
    ? undefined
    : resolved(wanted, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

/** @param {Package} one */
function isForHere({ optional, libc, os, cpu }) {
  return !optional || (!libc && allows(os, process.platform) && allows(cpu, process.arch));
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

/**
 * Resolves to undefined when npm did it, otherwise to what it said.
 * @param {string[]} args @returns {Promise<string | undefined>}
 */
function runNpm(args) {
  const own = process.env.npm_execpath; // the npm that is running us, if one is
  const [command, before] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const shell = command === 'npm' && process.platform === 'win32';
  const npm = spawn(command, [...before, ...args], { cwd: root, shell, stdio: ['ignore', 'inherit', 'pipe'] });
  const end = () => {
    npm.kill();
    process.exit(130);
  };
  process.once('SIGTERM', end);
  let said = '';
  npm.stderr.on('data', (words) => (said += words));
  return new Promise((resolve, reject) => {
    npm.on('error', () => reject(new SetupProblem('npm is missing. It comes with Node.js: https://nodejs.org')));
    npm.on('close', (code) => {
      process.off('SIGTERM', end);
      resolve(code === 0 ? undefined : said);
    });
  });
}

const noNetwork = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET|network/i;

/** @type {[pattern: RegExp, meaning: string][]} */
const reasons = [
  [noNetwork, "the package registry cannot be reached. Connect to the network (or set npm's proxy), then start again."],
  [/ENOSPC/, 'the disk is full. Make room, then start again.'],
  [/EACCES|EPERM|EROFS/, `this user may not write to ${root}.`],
  [/EUSAGE|in sync/, 'package.json and package-lock.json do not agree. Run "npm install" once.'],
];

/** @param {string} said */
function reasonOf(said) {
  return reasons.find(([pattern]) => pattern.test(said))?.[1] ?? 'npm said:';
}

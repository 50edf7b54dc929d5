import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './debian.ts';
import { SetupProblem } from './problem.js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of the browser for the journeys: UPTAKE_CHROMIUM, or one found here, or, as root on Debian, a fresh one. */
export function ensureChromium(): string {
  const named = process.env['UPTAKE_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new SetupProblem(`UPTAKE_CHROMIUM names a file that does not exist: ${named}`);
  }
  const found = find() ?? install();
  if (found !== undefined) return found;
  throw new SetupProblem(
    'The journeys need Chromium or Chrome, and none was found. Install it (Debian: apt-get install chromium; ' +
      'macOS: brew install --cask chromium), or set UPTAKE_CHROMIUM to its path, then start again.',
  );
}

function find(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = [...folders.flatMap((folder) => names.map((name) => path.join(folder, name))), ...elsewhere];
  return candidates.find((file) => isProgram(file));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu's package is only a pointer to a snap, so whatever happens, what counts is whether a browser is there after. */
function install(): string | undefined {
  installPackages(['chromium'], 'Chromium');
  return find();
}

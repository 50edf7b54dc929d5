import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs packages of Debian, as root and where there is apt; false when they could not all be installed. */
export function installPackages(names: readonly string[], what: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing ${what} (apt-get install ${names.join(' ')}) …`);
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-q', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const add = (): boolean => apt('install', '-y', '--no-install-recommends', ...names);
  return add() || (apt('update') && add());
}

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { ask, isGone, newFolder, start, startElsewhere, until } from '../../test/embedded-postgres.ts';

const nobody = 65534;
const onlyRoot = { skip: process.getuid?.() !== 0 && 'only root can try this' };

/** Runs a command as root of a user namespace in which no further one may be made. */
const withoutNamespaces = `
  unshare --user sleep 60 &
  until [ "$(readlink /proc/$!/ns/user)" != "$(readlink /proc/self/ns/user)" ]; do :; done
  echo '0 0 65536' > /proc/$!/uid_map && echo '0 0 65536' > /proc/$!/gid_map || exit 1
  exec nsenter --user --target $! --setuid 0 --setgid 0 \\
    sh -c 'kill "$0"; echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"' $! "$@"`;
const forbidding = ['sh', '-c', withoutNamespaces, 'sh'];

test('as root: a data folder below a directory that only root may enter works', onlyRoot, async (t) => {
  const closed = path.dirname(newFolder());
  await mkdir(closed, { mode: 0o700 });
  const { processId } = await start(t, path.join(closed, 'postgres'));
  const status = await readFile(`/proc/${processId}/status`, 'utf8');
  assert.match(status, /^CapEff:\t0+$/m, "the server has none of root's rights");
});

test(
  'as root where user namespaces are forbidden: the server runs as nobody, and not at all where nobody cannot go',
  onlyRoot,
  async (t) => {
    if (spawnSync('sh', [...forbidding.slice(1), 'true']).status !== 0) return t.skip('cannot forbid them here');
    await t.test('in an open directory', async (inner) => {
      const folder = newFolder();
      await mkdir(path.dirname(folder), { mode: 0o755 });
      const { said } = await startElsewhere(inner, folder, { prefix: forbidding });
      assert.equal((await stat(`/proc/${said.pid}`)).uid, nobody);
    });
    await t.test('below a closed one', async (inner) => {
      const closed = path.dirname(newFolder());
      await mkdir(closed, { mode: 0o700 });
      const { said } = await startElsewhere(inner, path.join(closed, 'postgres'), { prefix: forbidding });
      assert.match(said.problem ?? '', /lies below a directory that the database may not enter/);
    });
  },
);

test(
  'as a normal user: starts, stops, leaves nothing after kill -9, and refuses a folder of somebody else',
  onlyRoot,
  async (t) => {
    const asNobody = ['setpriv', '--reuid', `${nobody}`, '--regid', `${nobody}`, '--clear-groups'];
    const mayRead = spawnSync('setpriv', [...asNobody.slice(1), 'test', '-r', import.meta.filename]).status === 0;
    if (!mayRead) return t.skip('the source lies below a directory that only root may enter');
    const folder = newFolder();
    await mkdir(path.dirname(folder));
    await chown(path.dirname(folder), nobody, nobody);

    const first = await startElsewhere(t, folder, { prefix: asNobody });
    assert.equal((await stat(`/proc/${first.said.pid}`)).uid, nobody);
    first.child.kill('SIGKILL');
    await until('the server ends', () => isGone(first.said.pid!));

    const second = await startElsewhere(t, folder, { prefix: asNobody });
    assert.deepEqual(await ask(second.said.url!, 'SELECT 1 AS one'), [{ one: 1 }]);
    second.child.kill('SIGTERM');
    await once(second.child, 'exit');
    assert.ok(await isGone(second.said.pid!));

    await assert.rejects(start(t, folder), {
      name: 'PostgresProblem',
      message: /belongs to user 65534, and this is user 0/,
    });
  },
);

test('on a full disk the first start says so and leaves nothing half done', onlyRoot, async (t) => {
  const folder = newFolder();
  await mkdir(path.dirname(folder));
  const script = 'mount -t tmpfs -o size=20m none "$0" && exec "$@"';
  const small = ['unshare', '--mount', 'sh', '-c', script, path.dirname(folder)];
  const { said } = await startElsewhere(t, folder, { prefix: small });
  assert.equal(said.name, 'PostgresProblem');
  assert.match(said.problem ?? '', /^The disk is full: .* has \d+ MB left, and a new database needs \d+ MB\.$/);
});

import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { photograph, png } from '../../../test/pictures.ts';
import { newRecord } from '../../../test/records.ts';
import { newWorld, origin, type TestProject, type Visitor, type World } from '../../../test/world.ts';
import { newReader } from '../../kernel/reader.ts';
import { attachFiles, checkFiles, filesOf } from './index.ts';
import { fileAddress } from './routes.ts';

let world: World;
let project: TestProject;
let member: Visitor;
let stranger: Visitor;

before(async () => {
  world = await newWorld();
  project = await world.project();
  member = await world.signedIn({ project, role: 'stakeholder' });
  stranger = await world.signedIn({ project: await world.project(), role: 'lead-coordinator' });
});

const english = newReader('en', 'Europe/Brussels');

/** Keeps a file with a record, as a form would bring it; gives where it is read. */
async function kept(file: File): Promise<string> {
  const checked = await checkFiles([file], english);
  assert.ok('files' in checked, JSON.stringify(checked));
  const record = await newRecord(world, project, member.person, { kind: 'evidence', title: 'Proof' });
  return world.inProject(project, member.person, async (scope) => {
    await attachFiles(scope, record, checked.files);
    const [attached] = (await filesOf(scope, [record])).get(record) ?? [];
    assert.ok(attached);
    return fileAddress(attached).text;
  });
}

test('a picture is shown in place; everything else is only downloaded, and nothing can run as a page of ours', async () => {
  const files = [
    [new File([new Uint8Array(photograph('Tartu'))], 'foto.html'), 'image/jpeg', "inline; filename*=UTF-8''foto.jpg"],
    [
      new File([new Uint8Array(png)], 'õppe päev.PNG'),
      'image/png',
      "inline; filename*=UTF-8''%C3%B5ppe%20p%C3%A4ev.png",
    ],
    [
      new File(['<script>alert(1)</script>;2'], 'a.csv'),
      'text/plain; charset=utf-8',
      "attachment; filename*=UTF-8''a.csv",
    ],
    [new File(['%PDF-1.7\n%âãÏÓ\n'], "o'(1).html"), 'application/pdf', "attachment; filename*=UTF-8''o%27%281%29.pdf"],
  ] as const;
  for (const [file, type, disposition] of files) {
    const answer = await world.get(await kept(file), member);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), type);
    assert.equal(answer.headers.get('content-disposition'), disposition);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(answer.headers.get('content-security-policy'), "default-src 'none'; sandbox");
    assert.equal(answer.headers.get('cache-control'), 'private, no-cache');
  }
});

test('what could run as a page or a program is not taken, whatever it is called', async () => {
  const hostile = [
    '<html><script>alert(1)</script></html>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    'MZ\u0090\u0000\u0003',
    'GIF89a<script>alert(1)</script>',
    '%!PS-Adobe-3.0',
    'PK\u0003\u0004 broken archive',
  ];
  for (const content of hostile) {
    for (const name of ['holiday.jpg', 'holiday.jpg.html', 'report.pdf', 'holiday']) {
      const checked = await checkFiles([new File([content], name, { type: 'image/jpeg' })], english);
      assert.ok('reason' in checked, `${name}: ${content}`);
      assert.match(checked.reason, /is not a kind of file that is taken here|is not whole/);
    }
  }
});

test('a file is for the people of its project; for others it is as if there were none', async () => {
  const address = await kept(new File([new Uint8Array(png)], 'a.png'));
  assert.equal((await world.get(address, member)).status, 200);
  assert.equal((await world.get(address, stranger)).status, 404);
  assert.equal((await world.get(address)).status, 404);
  const administrator = await world.signedIn({ isAdministrator: true });
  assert.equal((await world.get(address, administrator)).status, 200);
  for (const nothing of [
    '/files/nonsense/a.jpg',
    '/files/0198a000-0000-7000-8000-000000000000/a.jpg',
    `${address}/more`,
  ]) {
    assert.equal((await world.get(nothing, member)).status, 404);
  }
});

test('a browser that has the file already gets no second copy, and only asking for its head opens none', async () => {
  const address = await kept(new File([new Uint8Array(png)], 'a.png'));
  const first = await world.get(address, member);
  const again = await world.get(address, member, { 'If-None-Match': first.headers.get('etag') ?? '' });
  assert.deepEqual([again.status, again.bytes.length], [304, 0]);
  const cookie = [...member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const head = await world.app.request(`${origin}${address}`, { method: 'HEAD', headers: { Cookie: cookie } });
  assert.deepEqual(
    [head.status, head.headers.get('content-length'), (await head.arrayBuffer()).byteLength],
    [200, String(png.length), 0],
  );
});

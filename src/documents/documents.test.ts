import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { lookAt, whyWithout } from '../../test/validators.ts';
import { openDocuments } from './index.ts';

const documents = openDocuments();
const qpdf = '/usr/bin/qpdf';
const pdfinfo = '/usr/bin/pdfinfo';
let folder: string;
let template: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-documents-'));
  template = join(folder, 'letter.typ');
  await writeFile(
    template,
    `#let told = json(bytes(sys.inputs.data))
#set document(title: told.title)
#set text(font: "Atkinson Hyperlegible Next", lang: told.language)
= #told.title
#told.text`,
  );
});
after(async () => {
  await documents.close();
  await rm(folder, { recursive: true, force: true });
});

const letter = { title: 'Tanúsítvány', language: 'hu', text: 'Árvíztűrő tükörfúrógép, õde, ő és ű' };

const readable = { skip: whyWithout(pdfinfo) || whyWithout(qpdf) };

test('a document is a sound, tagged PDF that says what it was told, in all our letters', readable, async () => {
  const pdf = await documents.pdf(template, letter);
  assert.equal(lookAt(pdf, qpdf, ['--check', '{}']).status, 0);
  const { text: facts } = lookAt(pdf, pdfinfo, ['{}']);
  assert.match(facts, /Title:\s+Tanúsítvány/);
  assert.match(facts, /Tagged:\s+yes/);
  assert.match(Buffer.from(pdf).toString('latin1'), /pdfuaid:part/);
  assert.ok(lookAt(pdf, '/usr/bin/pdftotext', ['{}', '-']).text.includes(letter.text));
  assert.match(lookAt(pdf, '/usr/bin/pdffonts', ['{}']).text, /AtkinsonHyperlegibleNext\S*\s+.*yes yes yes/);
});

test('what people typed is shown as typed and never read as markup', readable, async () => {
  const text = '#read("/etc/passwd") *bold* $x$ \\ <a> @b = c // d #import "x.typ": *';
  const pdf = await documents.pdf(template, { ...letter, text });
  const shown = lookAt(pdf, '/usr/bin/pdftotext', ['-layout', '{}', '-']).text.replace(/\s+/g, ' ');
  assert.ok(shown.includes(text), shown);
});

test('letters that our typeface does not have are no reason to give nothing', readable, async () => {
  const pdf = await documents.pdf(template, { ...letter, text: '日本 Ελλάδα 😀' });
  assert.equal(lookAt(pdf, qpdf, ['--check', '{}']).status, 0);
  assert.match(lookAt(pdf, pdfinfo, ['{}']).text, /Tagged:\s+yes/);
});

test('a template that is wrong or reads elsewhere fails alone; the next document is made', async () => {
  const wrong = join(folder, 'wrong.typ');
  await writeFile(wrong, '#read("../../etc/passwd")');
  await assert.rejects(documents.pdf(wrong, letter), /could not be made/);
  await assert.rejects(documents.pdf(join(folder, 'nowhere.typ'), letter), /could not be made/);
  assert.ok((await documents.pdf(template, letter)).byteLength > 1000);
});

test('several documents are made at the same time, each its own', readable, async () => {
  const titles = ['One', 'Two', 'Three'];
  const made = await Promise.all(titles.map((title) => documents.pdf(template, { ...letter, title })));
  for (const [index, pdf] of made.entries()) {
    assert.match(lookAt(pdf, pdfinfo, ['{}']).text, new RegExp(`Title:\\s+${titles[index]}`));
  }
});

test('closed while one is being made, it says so', async () => {
  const own = openDocuments();
  const made = own.pdf(template, letter);
  await Promise.all([assert.rejects(made, /not made any more/), own.close()]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markupProblems } from '../../test/markup.ts';
import { newReader } from '../kernel/reader.ts';
import { languages } from '../kernel/words.ts';
import { examples, galleryPage } from './gallery.ts';

for (const language of languages) {
  test(`every component is valid markup in ${language}`, async () => {
    assert.deepEqual(await markupProblems(galleryPage(newReader(language, 'Europe/Rome')).text), []);
  });
}

test('the markup check finds a mistake', async () => {
  const broken = galleryPage(newReader('en', 'Europe/Rome')).text.replace('</h1>', '</h2>');
  assert.notDeepEqual(await markupProblems(broken), []);
});

test('no component needs a script or a style inside the page', () => {
  for (const example of examples) {
    const { text } = example.show(newReader('en', 'Europe/Rome'));
    assert.doesNotMatch(text, /<script|<style|\sstyle=|\son[a-z]+=/, example.name);
  }
});

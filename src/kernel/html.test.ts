// oxlint-disable no-script-url -- what must never become a link
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { Address, address, ownAddress, outsideAddress, withQuery } from './address.ts';
import { attributes, html, paragraphs, type Part } from './html.ts';

test('whatever is put into markup is escaped', () => {
  const hostile = `"><script>alert('1')</script>&`;
  assert.equal(
    html`<p title="${hostile}">${hostile}</p>`.text,
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</p>',
  );
});

test('markup of ours is kept, lists are joined, and nothing is left by null, undefined and false', () => {
  const parts: Part[] = [html`<b>1</b>`, 2, null, undefined, false, ['<', html`<i>3</i>`]];
  assert.equal(html`<p>${parts}</p>`.text, '<p><b>1</b>2&lt;<i>3</i></p>');
});

test('a link takes only a checked address', () => {
  const typed = 'javascript:alert(1)';
  assert.throws(() => html`<a href="${typed}">x</a>`, /needs an Address/);
  assert.throws(() => html`<form method="post" action="${typed}"></form>`, /needs an Address/);
  assert.throws(() => html`<a href='${typed}'>x</a>`, /needs an Address/);
  assert.throws(() => html`<a HREF = "${typed}">x</a>`, /needs an Address/);
  assert.throws(() => attributes({ href: typed }), /needs an Address/);
  assert.equal(html`<a href="${address`/a/${'ä/b'}?q=${'x&y'}`}">x</a>`.text, '<a href="/a/%C3%A4%2Fb?q=x%26y">x</a>');
});

test('an attribute without quotes is a fault in the program and is found at once', () => {
  assert.throws(() => html`<p title=${'x'}></p>`, /without quotes/);
});

test('attributes leave out what is false or absent and refuse handlers', () => {
  assert.equal(
    attributes({ id: 'a"b', hidden: true, lang: null, title: undefined, checked: false }).text,
    ' id="a&quot;b" hidden',
  );
  assert.throws(() => attributes({ onclick: 'x' }), /not an attribute name/);
});

test('paragraphs keep line breaks and nothing else', () => {
  assert.equal(paragraphs('one\ntwo\n\n<b>three</b>').text, '<p>one<br>two</p><p>&lt;b&gt;three&lt;/b&gt;</p>');
});

test('an address that came with a request leads nowhere but here', () => {
  for (const [typed, expected] of [
    ['/p/better?x=1', '/p/better?x=1'],
    ['//evil.example', null],
    ['/\\evil.example', null],
    ['https://evil.example', null],
    ['javascript:alert(1)', null],
    ['/a\nb', null],
    ['/\t/evil.example', null],
    ['/a\\..\\b', null],
    ['/\0', null],
    ['/\u001b[2J', null],
    ['/ä', null],
    ['/%C3%A4/', '/%C3%A4/'],
    ['/a//b', '/a//b'],
    ['a/b', null],
    ['', null],
    [undefined, null],
  ] as const) {
    assert.equal(ownAddress(typed)?.text ?? null, expected, String(typed));
  }
});

test('an address elsewhere is plain web or mail', () => {
  assert.equal(outsideAddress(' https://example.org/ä ')?.text, 'https://example.org/%C3%A4');
  for (const typed of ['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'example.org', 'http://']) {
    assert.equal(outsideAddress(typed), null, typed);
  }
});

test('a list keeps its address when one value changes', () => {
  assert.equal(
    withQuery(address`/practices?q=${'a b'}&page=${2}`, { page: null, theme: 'payments' }).text,
    '/practices?q=a+b&theme=payments',
  );
});

test('a query with a question mark or a hash in it, and a place in the page, survive a change', () => {
  for (const [page, expected] of [
    ['/a', '/a?b=1'],
    ['/a?next=/x?y=1', '/a?next=%2Fx%3Fy%3D1&b=1'],
    ['/a?q=1#part', '/a?q=1&b=1#part'],
    ['/a#part?x', '/a?b=1#part?x'],
    ['/a?b=0', '/a?b=1'],
  ] as const) {
    assert.equal(withQuery(new Address(page), { b: 1 }).text, expected);
  }
});

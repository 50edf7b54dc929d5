import { strict as assert } from 'node:assert';
import { within, type BoundFunctions, type queries } from '@testing-library/dom';
import { JSDOM } from 'jsdom';
import { markupProblems } from './markup.ts';

// One window for all pages: making one takes longer than most tests. The page that is asked stands in it.
const window = new JSDOM('<!doctype html><html><body></body></html>', { url: 'http://127.0.0.1:3000/' }).window;
let standing: string | null = null;

/** What the application answered, as a person with a browser or a screen reader would ask it. */
export class Page {
  readonly request: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly html: string;

  private constructor(request: string, response: Response, bytes: Uint8Array) {
    this.request = request;
    this.status = response.status;
    this.headers = response.headers;
    this.bytes = bytes;
    this.html = new TextDecoder().decode(bytes);
  }

  /** Reads an answer; every HTML page must be valid, whatever the test is about. */
  static async read(request: string, response: Response): Promise<Page> {
    const page = new Page(request, response, new Uint8Array(await response.arrayBuffer()));
    if ((page.headers.get('content-type') ?? '').startsWith('text/html')) {
      const flaws = await markupProblems(page.html);
      assert.deepEqual(flaws, [], `${request}: the page is not valid HTML`);
    }
    return page;
  }

  /** Where a redirect leads. */
  get location(): string {
    const location = this.headers.get('location');
    assert.ok(location, `${this.request} answered ${this.status} and leads nowhere`);
    return location;
  }

  get document(): Document {
    if (standing !== this.html) {
      window.document.documentElement.innerHTML = this.html.replace(/^<!doctype html>/i, '');
      standing = this.html;
    }
    return window.document;
  }

  /** Testing Library's questions, asked of the whole page: by role, by label, by text. */
  get ask(): BoundFunctions<typeof queries> {
    return within(this.document.body);
  }

  /** The text people read, white space folded. */
  get text(): string {
    return (this.document.body.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  /** What stands in a form's field now. */
  value(label: string | RegExp): string {
    const field = this.ask.getByLabelText<HTMLInputElement>(label);
    return field.value;
  }

  /** Address of the link with this name. */
  linkTo(name: string | RegExp): string {
    return this.ask.getByRole('link', { name }).getAttribute('href') ?? '';
  }
}

import { mark } from './away-mark.js';
import { sendAll } from './away-sending.js';
import { changes, keep, parcels, remove, sent, written } from './away-store.js';

/** @typedef {import('./away-store.js').Parcel} Parcel */
/** @typedef {import('./away-store.js').Written} Written */

const person = document.querySelector('meta[name="person"]')?.getAttribute('content') ?? '';

/** @param {{ person: string }} one */
const isOwn = (one) => one.person === person;

/**
 * The page on which things are read and written without a network. The server draws its forms and, as templates, the
 * pieces that are filled here.
 */
class AwayDesk extends HTMLElement {
  /** @type {Parcel[]} */
  taken = [];

  connectedCallback() {
    const form = this.querySelector('form');
    if (form) this.prepare(form);
    changes.addEventListener('message', () => void this.show());
    addEventListener('online', () => void this.send());
    addEventListener('offline', () => void this.show());
    this.querySelector('[data-act="send"]')?.addEventListener('click', () => void this.send());
    void this.show().then(() => this.send());
  }

  async send() {
    const outcome = await sendAll();
    await this.show();
    this.place('signed-out').hidden = outcome !== 'signed-out';
  }

  async show() {
    this.taken = (await parcels()).filter(isOwn).toSorted((one, other) => other.takenAt - one.takenAt);
    const waiting = (await written()).filter(isOwn).toSorted((one, other) => one.writtenAt - other.writtenAt);
    const arrived = (await sent()).filter(isOwn).toSorted((one, other) => other.at - one.at);
    this.place('none').hidden = this.taken.length > 0;
    this.place('write').hidden = this.taken.length === 0;
    this.place('no-network').hidden = navigator.onLine;
    this.place('waiting').hidden = waiting.length === 0;
    this.place('sent').hidden = arrived.length === 0;
    this.fill(
      'waiting-list',
      waiting.map((one) => this.waitingItem(one)),
    );
    this.fill(
      'events',
      this.taken.map((one) => this.eventItem(one)),
    );
    this.fill(
      'sent-list',
      arrived.map((one) => this.piece('sent', { title: one.title }, { addresses: { address: one.address } })),
    );
    const form = this.querySelector('form');
    if (form) this.offer(form);
  }

  /** @param {string} name @returns {HTMLElement} */
  place(name) {
    const found = this.querySelector(`[data-part="${name}"]`);
    if (!(found instanceof HTMLElement)) throw new Error(`the page has no part ${name}`);
    return found;
  }

  /** @param {string} name @param {Node[]} pieces */
  fill(name, pieces) {
    this.place(name).replaceChildren(...pieces);
  }

  /**
   * A piece of the page from its template: texts go where `data-text` names them, and are nothing but text.
   * @param {string} name
   * @param {Record<string, string>} texts
   * @param {{ addresses?: Record<string, string>, language?: string }} [more]
   */
  piece(name, texts, { addresses = {}, language = '' } = {}) {
    const template = this.querySelector(`template[data-piece="${name}"]`);
    if (!(template instanceof HTMLTemplateElement)) throw new Error(`the page has no piece ${name}`);
    const piece = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    for (const place of piece.querySelectorAll('[data-text]')) {
      const text = texts[place.getAttribute('data-text') ?? ''] ?? '';
      if (text === '') place.remove();
      else place.textContent = text;
    }
    if (language !== '' && language !== document.documentElement.lang) {
      for (const child of piece.children) child.setAttribute('lang', language);
    }
    for (const place of piece.querySelectorAll('[data-address]')) {
      place.setAttribute('href', addresses[place.getAttribute('data-address') ?? ''] ?? '');
    }
    return piece;
  }

  /** @param {Parcel} one */
  eventItem(one) {
    const piece = this.piece('event', { title: one.title, when: one.when, place: one.place });
    piece
      .querySelector('[data-list="text"]')
      ?.append(...one.text.map((text) => this.piece('text', { text }, { language: one.language })));
    piece.querySelector('[data-list="sessions"]')?.append(
      ...one.sessions.map((session) => {
        const { title, when, about, language } = session;
        const item = this.piece('session', { title, when, about }, { language });
        const practices = session.practices.map((practice) => {
          const shown = this.piece('practice', { title: practice.title }, { language: practice.titleLanguage });
          shown
            .querySelector('[data-list="text"]')
            ?.append(...practice.text.map((text) => this.piece('text', { text }, { language: practice.language })));
          return shown;
        });
        item.querySelector('[data-list="practices"]')?.append(...practices);
        return item;
      }),
    );
    const notes = one.notes.map((note) => {
      const item = this.piece('note', { content: note.content }, { language: note.language });
      item.querySelector('[data-act="change"]')?.addEventListener('click', () => this.change(one, note));
      return item;
    });
    piece.querySelector('[data-list="notes"]')?.append(...notes);
    piece.querySelector('[data-act="leave"]')?.addEventListener('click', () => void remove('parcels', one.key));
    return piece;
  }

  /** @param {Written} one */
  waitingItem(one) {
    const title = one.fields['title'] || one.fields['content'] || one.photographs.map(({ name }) => name).join(', ');
    const item = this.piece(one.state, {
      title,
      event: one.event,
      reasons: (one.reasons ?? []).join(' '),
      mine: one.fields['content'] ?? '',
      theirs: one.theirs?.content ?? '',
    });
    /** @param {string} act @param {() => Promise<unknown>} work */
    const on = (act, work) => item.querySelector(`[data-act="${act}"]`)?.addEventListener('click', () => void work());
    const again = (/** @type {Record<string, string>} */ fields) =>
      keep('written', { ...one, state: 'waiting', fields: { ...one.fields, ...fields } }).then(() => this.send());
    on('throw', async () => {
      if (confirm(this.dataset['throw'] ?? '')) await remove('written', one.id);
    });
    on('again', () => again({}));
    on('mine', () => again({ revision: String(one.theirs?.revision ?? '') }));
    on('theirs', () => remove('written', one.id));
    on('both', () => again({ note: '', revision: '' }));
    return item;
  }

  /** Fills the note's form with a note that was taken along, to be changed.
   * @param {Parcel} parcel @param {Parcel['notes'][number]} note */
  change(parcel, note) {
    const form = this.querySelector('form');
    if (!form) return;
    const texts = {
      kind: 'note',
      event: parcel.key,
      content: note.content,
      readers: note.readers,
      language: note.language,
    };
    this.put(form, { ...texts, note: note.id, revision: String(note.revision) });
    this.offer(form);
    this.put(form, { session: note.session });
    form.querySelector('textarea')?.focus();
  }

  /** @param {HTMLFormElement} form @param {Record<string, string>} values */
  put(form, values) {
    for (const [name, value] of Object.entries(values)) {
      const control = form.elements.namedItem(name);
      if (control instanceof RadioNodeList) control.value = value;
      else if (control && 'value' in control) control.value = value;
    }
  }

  /** The events and, of the one chosen, the sessions to choose from. @param {HTMLFormElement} form */
  offer(form) {
    const events = form.elements.namedItem('event');
    if (!(events instanceof HTMLSelectElement)) return;
    this.options(
      events,
      this.taken.map((one) => ({ value: one.key, label: one.title })),
    );
    const sessions = form.elements.namedItem('session');
    if (!(sessions instanceof HTMLSelectElement)) return;
    const chosen = this.taken.find((one) => one.key === events.value);
    const none = { value: '', label: '–' };
    this.options(sessions, [none, ...(chosen?.sessions ?? []).map(({ id, title }) => ({ value: id, label: title }))]);
  }

  /** @param {HTMLSelectElement} select @param {{ value: string, label: string }[]} options */
  options(select, options) {
    const before = select.value;
    select.replaceChildren(...options.map(({ value, label }) => new Option(label, value)));
    if (options.some(({ value }) => value === before)) select.value = before;
  }

  /** @param {HTMLFormElement} form */
  prepare(form) {
    const draft = `away-draft:${person}`;
    this.put(form, JSON.parse(localStorage.getItem(draft) ?? '{}'));
    form.addEventListener('input', () => localStorage.setItem(draft, JSON.stringify(textsOf(form))));
    form.addEventListener('change', () => this.offer(form));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const before = localStorage.getItem(draft);
      const typed = textsOf(form);
      const chosen = photographsOf(form)?.files ?? null;
      this.keepWritten(form).then(
        (isKept) => {
          if (isKept && localStorage.getItem(draft) === before) localStorage.removeItem(draft);
        },
        () => {
          // No room on the device: it goes back into the form.
          this.put(form, typed);
          const input = photographsOf(form);
          if (input) input.files = chosen;
          this.problem(this.dataset['full'] ?? '');
        },
      );
    });
  }

  /** @param {string} text */
  problem(text) {
    const told = this.place('problem');
    told.hidden = text === '';
    told.textContent = text;
  }

  /** @param {HTMLFormElement} form */
  async keepWritten(form) {
    const { event = '', kind, ...fields } = textsOf(form);
    const parcel = this.taken.find((one) => one.key === event);
    const files = [...(photographsOf(form)?.files ?? [])];
    const isEmpty = (fields['content'] ?? '').trim() === '' && files.length === 0;
    const isUntitled = kind === 'lesson' && (fields['title'] ?? '').trim() === '';
    this.problem(isEmpty || isUntitled ? (this.dataset['empty'] ?? '') : '');
    if (!parcel || isEmpty || isUntitled) return false;
    mark(person);
    // At once: what is typed from now on is the next thing.
    form.reset();
    this.put(form, { event, note: '', revision: '' });
    this.offer(form);
    await keep('written', {
      id: crypto.randomUUID(),
      person,
      kind: kind === 'lesson' ? 'lesson' : 'note',
      address: parcel.address,
      event: parcel.title,
      writtenAt: Date.now(),
      fields,
      // Read now: a file behind its name may be gone when the network is back.
      photographs: await Promise.all(
        files.map(async (file) => ({
          name: file.name,
          content: new Blob([await file.arrayBuffer()], { type: file.type }),
        })),
      ),
      state: 'waiting',
    });
    await sendLater();
    void this.send();
    return true;
  }
}

/** What a form holds, but for files. @param {HTMLFormElement} form @returns {Record<string, string>} */
function textsOf(form) {
  const texts = [...new FormData(form)].filter((entry) => typeof entry[1] === 'string');
  return Object.fromEntries(/** @type {[string, string][]} */ (texts));
}

/** @param {HTMLFormElement} form */
function photographsOf(form) {
  const input = form.elements.namedItem('photographs');
  return input instanceof HTMLInputElement ? input : null;
}

/** Asks the browser to wake the worker when the network is back, where it can. */
async function sendLater() {
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration && 'sync' in registration) {
    const sync = /** @type {{ register(tag: string): Promise<void> }} */ (registration.sync);
    await sync.register('away').catch(() => {});
  }
}

customElements.define('away-desk', AwayDesk);

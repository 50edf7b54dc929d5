import { mark, marked } from './away-mark.js';

// This is on every page of whoever has signed in: what opens the store is fetched by those alone who took something along.
const theStore = () => import('./away-store.js');
const theSending = () => import('./away-sending.js');

const person = document.querySelector('meta[name="person"]')?.getAttribute('content') ?? '';
const desk = '/taken-along';

/**
 * Takes an event along: keeps it, and the page on which things are written without a network, in this browser. Needs
 * a browser that can; elsewhere its button stays away.
 */
class TakeAlong extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    if (!button || !('serviceWorker' in navigator) || !person) return;
    this.hidden = false;
    button.addEventListener('click', () => void this.take(button));
    void this.tell();
  }

  /** @param {HTMLButtonElement} button */
  async take(button) {
    button.disabled = true;
    try {
      const answer = await fetch(this.dataset['parcel'] ?? '', { credentials: 'same-origin' });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const { assets, ...parcel } = await answer.json();
      await this.makeRoom();
      const pages = await caches.open(`away-${person}`);
      await pages.addAll([...assets, desk]);
      await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
      const { keep } = await theStore();
      await keep('parcels', { ...parcel, person, takenAt: Date.now() });
      mark(person);
      // Asked so that the browser does not clear it away when the disk is full.
      await navigator.storage.persist?.();
      await this.tell();
    } catch {
      this.say(this.dataset['failed'] ?? '');
    }
    button.disabled = false;
  }

  /** What somebody else took along on this device goes; what they wrote stays until they sign in again. */
  async makeRoom() {
    const { removeCopies } = await theStore();
    if (marked() !== person) await removeCopies();
    for (const name of await caches.keys()) await caches.delete(name);
  }

  async tell() {
    if (marked() !== person) return;
    const { parcels } = await theStore();
    const own = (await parcels()).find((one) => one.person === person && one.address === this.dataset['parcel']);
    if (!own) return;
    const when = new Intl.DateTimeFormat(this.dataset['locale'], { dateStyle: 'medium', timeStyle: 'short' });
    this.say((this.dataset['taken'] ?? '').replace('%s', when.format(own.takenAt)));
    const link = this.querySelector('a');
    if (link) link.hidden = false;
  }

  /** @param {string} text */
  say(text) {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }
}

customElements.define('take-along', TakeAlong);

/** Nothing that was written here may be lost by signing out without a word. */
class LeavingDevice extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form');
    form?.addEventListener('submit', (event) => {
      if (marked() === null) return;
      event.preventDefault();
      void this.leave(form);
    });
  }

  /** @param {HTMLFormElement} form */
  async leave(form) {
    const { sendAll } = await theSending();
    await sendAll();
    const { written } = await theStore();
    const left = (await written()).filter((one) => one.person === person).length;
    const question = (this.dataset['question'] ?? '').replace('%s', String(left));
    if (left > 0 && !confirm(question)) {
      location.assign(desk);
      return;
    }
    const { forget } = await import('./away-leaving.js');
    await forget(person);
    form.submit();
  }
}

customElements.define('leaving-device', LeavingDevice);

// What was written without a network is sent from whatever page comes next.
if (marked() !== null && person !== '' && location.pathname !== desk) {
  const send = () => void theSending().then(({ sendAll }) => sendAll());
  send();
  addEventListener('online', send);
}

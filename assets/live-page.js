/**
 * Shows what others write on the page somebody has open. The server says that something changed; the page is asked for
 * once more, and each thing with another version is shown anew. A form that is being filled in stays as it is.
 */
const quietFor = 15_000;

class LivePage extends HTMLElement {
  /** @type {EventSource | null} */
  source = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  look = () => (document.hidden ? this.close() : this.open());

  connectedCallback() {
    document.addEventListener('visibilitychange', this.look);
    this.look();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.look);
    this.close();
  }

  open() {
    clearTimeout(this.timer);
    if (this.source || !this.dataset['changes']) return;
    const source = new EventSource(this.dataset['changes']);
    this.source = source;
    // What was written before the line was open is seen at once.
    source.onopen = () => void this.ask();
    source.onmessage = () => void this.ask();
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      this.source = null;
      this.timer = setTimeout(this.look, quietFor);
    };
  }

  close() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  async ask() {
    const answer = await fetch(this.dataset['page'] ?? '', { credentials: 'same-origin' }).catch(() => null);
    // Signed out, or not to be seen any more: what is typed stays, and sending it says so.
    if (!answer?.ok || answer.redirected) return this.close();
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    /** @type {string[]} */
    const said = [];
    for (const list of fresh.querySelectorAll('live-page [data-parts]')) said.push(...this.update(list));
    const status = this.querySelector('[role=status]');
    if (status && said.length > 0) status.textContent = said.join(' ');
    return undefined;
  }

  /** @param {Element} fresh @returns {string[]} what is to be read out */
  update(fresh) {
    const list = document.getElementById(fresh.id);
    if (!list) return [];
    const said = [];
    /** @type {Element | null} */
    let before = null;
    for (const thing of [...fresh.children]) {
      const known = document.getElementById(thing.id);
      const own = known ?? /** @type {HTMLElement} */ (document.importNode(thing, true));
      const version = thing.getAttribute('data-version') ?? '';
      const text = thing.firstElementChild;
      if (known === null && before) before.after(own);
      if (known === null && !before) list.prepend(own);
      if (known === null || known.dataset['version'] !== version) {
        if (known && text) known.firstElementChild?.replaceWith(text);
        own.dataset['version'] = version;
        own.toggleAttribute('data-fresh', true);
        said.push(thing.getAttribute('data-said') ?? '');
      }
      before = own;
    }
    for (const own of [...list.children]) {
      if (!fresh.querySelector(`[id="${own.id}"]`) && !own.querySelector('form')) own.remove();
    }
    return said.filter((text) => text !== '');
  }
}

customElements.define('live-page', LivePage);

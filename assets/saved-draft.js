/**
 * Nothing typed is ever lost: every change is kept in the browser at once and sent to the server after a moment of
 * quiet, and again when the page is left. When a form opens and the browser holds newer text for the same form and
 * the same version of the record, it is filled in and said so. The copy goes when a later page says, by
 * `<meta name="draft-cleared">`, that the form was saved.
 */
// Kept by person: whoever signs in next on the same device does not see what the last one typed.
const person = document.querySelector('meta[name="person"]')?.getAttribute('content') ?? '';
const prefix = `draft:${person}:`;
const quiet = 600;

for (const mark of document.querySelectorAll('meta[name="draft-cleared"]')) {
  localStorage.removeItem(prefix + (mark.getAttribute('content') ?? ''));
}

/** @param {Control} control @returns {control is HTMLInputElement} */
const isToggle = (control) => control.type === 'checkbox' || control.type === 'radio';

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

class SavedDraft extends HTMLElement {
  changed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /** @type {(() => void) | undefined} */
  leave;

  connectedCallback() {
    const form = this.querySelector('form');
    if (!form || !this.dataset['key']) return;
    this.restore();
    form.addEventListener('input', () => {
      this.keep();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.send(false), quiet);
    });
    // Sent forms are cleared by the page that follows; until then the copy stays, in case the server is not there.
    form.addEventListener('submit', () => {
      clearTimeout(this.timer);
      this.changed = false;
    });
    this.leave = () => {
      if (this.changed) void this.send(true);
    };
    addEventListener('pagehide', this.leave);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    if (this.leave) removeEventListener('pagehide', this.leave);
  }

  /** The controls a person types into: no files, passwords or hidden values that the server sets. */
  controls() {
    const controls = /** @type {NodeListOf<Control>} */ (this.querySelectorAll('input, textarea, select'));
    return [...controls].filter(
      (control) => control.name && !/^(?:file|password|hidden|submit|button|reset)$/.test(control.type),
    );
  }

  fields() {
    const fields = new URLSearchParams();
    for (const control of this.controls()) {
      if (!isToggle(control) || control.checked) fields.append(control.name, control.value);
    }
    return fields;
  }

  keep() {
    this.changed = true;
    const copy = { version: this.dataset['version'], at: Date.now(), fields: this.fields().toString() };
    try {
      localStorage.setItem(prefix + this.dataset['key'], JSON.stringify(copy));
    } catch {
      // A full or forbidden store: the server still gets the draft.
    }
  }

  /** @param {boolean} leaving the answer cannot be waited for any more */
  async send(leaving) {
    const body = this.fields();
    body.set('draft-key', this.dataset['key'] ?? '');
    body.set('draft-version', this.dataset['version'] ?? '');
    try {
      const answer = await fetch(this.dataset['address'] ?? '', {
        method: 'POST',
        body,
        keepalive: leaving,
        credentials: 'same-origin',
      });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      this.changed = false;
      const time = new Intl.DateTimeFormat(this.dataset['locale'], { timeStyle: 'short' }).format(new Date());
      this.say((this.dataset['saved'] ?? '').replace('%s', time));
    } catch {
      this.say(this.dataset['kept'] ?? '');
    }
  }

  restore() {
    let copy;
    try {
      copy = JSON.parse(localStorage.getItem(prefix + this.dataset['key']) ?? 'null');
    } catch {
      return;
    }
    if (!copy || copy.version !== this.dataset['version'] || copy.fields === this.fields().toString()) return;
    const kept = new URLSearchParams(copy.fields);
    for (const control of this.controls()) {
      if (isToggle(control)) {
        control.checked = kept.getAll(control.name).includes(control.value);
      } else {
        control.value = kept.get(control.name) ?? control.value;
      }
      control.dispatchEvent(new Event('input'));
    }
    this.say(this.dataset['restored'] ?? '');
  }

  /** @param {string} text */
  say(text) {
    const status = this.querySelector('.draft-status');
    if (status) status.textContent = text;
  }
}

customElements.define('saved-draft', SavedDraft);

/**
 * Tells in time that the session will end and that it has ended, with a link to sign in again in a new tab: the form
 * stays open with all that was typed, and can be sent after signing in there.
 */
class SessionEnd extends HTMLElement {
  connectedCallback() {
    const ends = Date.parse(this.dataset.ends ?? '');
    if (!Number.isFinite(ends)) return;
    this.setAttribute('role', 'status');
    const warning = 5 * 60_000;
    const look = () => {
      const left = ends - Date.now();
      if (left <= 0) this.tell(this.dataset.over);
      else if (left <= warning) this.tell(this.dataset.soon);
      if (left > 0) this.timer = setTimeout(look, Math.min(left > warning ? left - warning : left, 60_000));
    };
    look();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  /** @param {string | undefined} text */
  tell(text) {
    if (!text || this.dataset.told === text) return;
    this.dataset.told = text;
    const link = document.createElement('a');
    link.href = this.dataset.address ?? '/sign-in';
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = this.dataset.again ?? '';
    this.replaceChildren(`${text} `, link);
  }
}

customElements.define('session-end', SessionEnd);

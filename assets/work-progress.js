/**
 * Follows long work: asks this very page every two seconds and shows what it says, until the work is over. That it is
 * over is read out once; how far it is would be read out without end.
 */
const pause = 2000;

class WorkProgress extends HTMLElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  connectedCallback() {
    if (this.isUnderWay()) this.wait();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  isUnderWay() {
    return this.hasAttribute('data-under-way');
  }

  wait() {
    this.timer = setTimeout(() => void this.look(), pause);
  }

  async look() {
    // Nobody looks: nobody is asked.
    if (!document.hidden) await this.ask();
    if (this.isUnderWay() && this.isConnected) this.wait();
  }

  async ask() {
    const answer = await fetch(location.href, { credentials: 'same-origin' }).catch(() => null);
    // Signed out, or not to be seen any more: the page itself says so.
    if (answer?.redirected || answer?.status === 404) location.reload();
    // The server starts again, or the network is away: the next look will tell.
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('work-progress');
    const content = fresh?.firstElementChild;
    if (!fresh || !content) return;
    this.firstElementChild?.replaceWith(content);
    if (!fresh.hasAttribute('data-under-way')) this.end();
  }

  end() {
    this.removeAttribute('data-under-way');
    const told = document.createElement('p');
    told.className = 'hidden-text';
    told.setAttribute('role', 'status');
    this.append(told);
    // Read out only when the element was there before its text.
    setTimeout(() => {
      const outcome = this.querySelector('.ds-alert');
      if (outcome instanceof HTMLElement) told.textContent = outcome.innerText;
    }, 100);
  }
}

customElements.define('work-progress', WorkProgress);

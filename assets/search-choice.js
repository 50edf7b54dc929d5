/**
 * Searches without sending the whole form: asks the form's own page with `<name>-search` in the address and takes the
 * results out of it. Without script the button sends the form and the server answers with the same results.
 */
class SearchChoice extends HTMLElement {
  connectedCallback() {
    const box = this.querySelector('input[type="search"]');
    const button = this.querySelector('button[name="search"]');
    if (!(box instanceof HTMLInputElement) || !button) return;
    const search = (event) => {
      event.preventDefault();
      void this.search(box.value);
    };
    button.addEventListener('click', search);
    // Enter in a search box would send the whole form.
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') search(event);
    });
    this.querySelector('.search-results')?.setAttribute('aria-live', 'polite');
  }

  /** @param {string} text */
  async search(text) {
    const results = this.querySelector('.search-results');
    const address = new URL(this.dataset.address ?? location.href, location.href);
    address.searchParams.set(`${this.dataset.name}-search`, text);
    const chosen = this.querySelector('input[type="radio"]:checked')?.closest('.ds-field');
    const answer = await fetch(address, { credentials: 'same-origin' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const found = page.getElementById(results?.id ?? '');
    if (!answer.ok || !found || !results) return;
    const value = chosen?.querySelector('input')?.value;
    const others = [...found.children].filter((one) => one.querySelector('input')?.value !== value);
    // What was chosen before stays on top, so that looking around loses nothing.
    results.replaceChildren(...(chosen ? [chosen] : []), ...others);
  }
}

customElements.define('search-choice', SearchChoice);

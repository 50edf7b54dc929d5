/**
 * Says how many characters are left while one types. The server counts again; without script the limit alone is shown.
 * Counts as people do, by what looks like one character.
 */
class CharacterCount extends HTMLElement {
  connectedCallback() {
    const field = document.getElementById(this.dataset.for ?? '');
    const limit = Number(this.dataset.limit);
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !limit) return;
    const locale = this.dataset.locale || document.documentElement.lang;
    const segments = new Intl.Segmenter(locale);
    const count = () => {
      const left = limit - [...segments.segment(field.value)].length;
      this.dataset.state = left < 0 ? 'over' : 'within';
      const pattern = (left < 0 ? this.dataset.over : this.dataset.left) ?? '%s';
      this.textContent = pattern.replace('%s', new Intl.NumberFormat(locale).format(Math.abs(left)));
    };
    field.addEventListener('input', count);
    // Read out after a pause only near the end, so that a screen reader does not count every letter.
    field.addEventListener('input', () => {
      this.setAttribute('aria-live', field.value.length > limit * 0.9 ? 'polite' : 'off');
    });
    count();
  }
}

customElements.define('character-count', CharacterCount);

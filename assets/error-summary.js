/** Brings what is wrong with a form to the person at once: the summary takes the focus when the page opens. */
class ErrorSummary extends HTMLElement {
  connectedCallback() {
    this.focus();
    // A link to a field goes into the field, not only near it; groups lead to their first choice.
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
      const target = link && document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
      if (!target) return;
      event.preventDefault();
      const control = target.matches('input, select, textarea')
        ? target
        : target.querySelector('input, select, textarea');
      const label = control?.closest('.form-field') ?? target;
      label.scrollIntoView({ block: 'center' });
      (control instanceof HTMLElement ? control : target).focus({ preventScroll: true });
    });
  }
}

customElements.define('error-summary', ErrorSummary);

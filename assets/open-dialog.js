/**
 * Opens a native dialog instead of following the link inside. The link leads to a page that does the same, so nothing
 * is lost without script, and a press with a modifier key still opens that page in a new tab.
 */
class OpenDialog extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const dialog = document.getElementById(this.dataset.dialog ?? '');
      if (!(dialog instanceof HTMLDialogElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      dialog.showModal();
    });
  }
}

customElements.define('open-dialog', OpenDialog);

const flag = 'away';

/**
 * Remembers whose things lie in this browser, so that a page need not open the store to know that there are none.
 * @param {string} person
 */
export function mark(person) {
  localStorage.setItem(flag, person);
}

/** Forgets that there are any. */
export function unmark() {
  localStorage.removeItem(flag);
}

/** Whose things lie in this browser; null when there are none. */
export function marked() {
  return localStorage.getItem(flag);
}

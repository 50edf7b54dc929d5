/**
 * What a person took along to an event and wrote there without a network, kept in this browser until it is sent. Used
 * by pages and by the worker behind them.
 */

/**
 * @typedef {object} Photograph
 * @property {string} name
 * @property {Blob} content
 *
 * @typedef {object} Written A note or a lesson on its way to the server.
 * @property {string} id Made here: by it the server takes the same thing only once.
 * @property {string} person Who wrote it.
 * @property {'note' | 'lesson'} kind
 * @property {string} address Where it is sent.
 * @property {string} event What the event is called.
 * @property {number} writtenAt Milliseconds since 1970.
 * @property {Record<string, string>} fields
 * @property {Photograph[]} photographs
 * @property {'waiting' | 'refused' | 'conflict'} state
 * @property {string[]} [reasons] Why it was refused.
 * @property {{ content: string, revision: number }} [theirs] What the note says on the server meanwhile.
 *
 * @typedef {object} Session
 * @property {string} id
 * @property {string} title
 * @property {string} when
 * @property {string} about
 * @property {string} language
 * @property {{ title: string, titleLanguage: string, text: string[], language: string }[]} practices
 *
 * @typedef {object} Parcel An event as it was taken along.
 * @property {string} key
 * @property {string} person
 * @property {string} title
 * @property {string} when
 * @property {string} place
 * @property {string[]} text
 * @property {string} language Of the text.
 * @property {string} address Where things written at it are sent.
 * @property {string} page
 * @property {Session[]} sessions
 * @property {{ id: string, revision: number, session: string, content: string, readers: string, language: string }[]} notes
 * @property {number} takenAt
 *
 * @typedef {object} Sent
 * @property {string} id
 * @property {string} person
 * @property {string} title
 * @property {string} address
 * @property {number} at
 */

const name = 'uptake-away';

/** Says to whoever shows it that something in the store is different now. */
export const changes = new BroadcastChannel(name);

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('parcels', { keyPath: 'key' });
      request.result.createObjectStore('written', { keyPath: 'id' });
      request.result.createObjectStore('sent', { keyPath: 'id' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store does not open'));
  });
}

/**
 * @template T
 * @param {'parcels' | 'written' | 'sent'} store
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} work
 * @returns {Promise<T>}
 */
async function within(store, mode, work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      // Strict: on the disk when the promise is kept, also when the phone dies in the next moment.
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('the store is full'));
    });
  } finally {
    database.close();
  }
}

/** @returns {Promise<Parcel[]>} */
export const parcels = () => within('parcels', 'readonly', (store) => store.getAll());
/** @returns {Promise<Written[]>} */
export const written = () => within('written', 'readonly', (store) => store.getAll());
/** @returns {Promise<Sent[]>} */
export const sent = () => within('sent', 'readonly', (store) => store.getAll());

/**
 * @param {'parcels' | 'written' | 'sent'} store
 * @param {Parcel | Written | Sent} value
 */
export async function keep(store, value) {
  await within(store, 'readwrite', (opened) => opened.put(value));
  changes.postMessage(store);
}

/**
 * @param {'parcels' | 'written' | 'sent'} store
 * @param {string} key
 */
export async function remove(store, key) {
  await within(store, 'readwrite', (opened) => opened.delete(key));
  changes.postMessage(store);
}

/** Takes out what can be had again: what was taken along, and the list of what has arrived, of everybody. */
export async function removeCopies() {
  for (const { key } of await parcels()) await remove('parcels', key);
  for (const { id } of await sent()) await remove('sent', id);
}

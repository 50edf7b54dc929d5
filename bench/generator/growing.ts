/** Bytes that grow as text is written to them. */
export class Growing {
  #bytes: Buffer<ArrayBuffer>;
  #length = 0;

  constructor(room: number) {
    this.#bytes = Buffer.from(new ArrayBuffer(room));
  }

  write(text: string): void {
    // No sign takes more than three bytes for each unit of a text's length.
    const wanted = this.#length + text.length * 3;
    if (wanted > this.#bytes.byteLength) this.#bytes = Buffer.from(this.#bytes.buffer.transfer(wanted * 2));
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** What was written, in a buffer of its own. */
  take(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#bytes.buffer.transfer(this.#length));
  }
}

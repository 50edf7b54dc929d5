/** Bytes that grow as something is written to them. */
export class Growing {
  #bytes: Buffer<ArrayBuffer>;
  #length = 0;

  constructor(room: number) {
    this.#bytes = Buffer.from(new ArrayBuffer(room));
  }

  write(text: string): void {
    // No sign takes more than three bytes for each unit of a text's length.
    this.#makeRoom(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** A byte for each letter. */
  letters(text: string): void {
    this.#makeRoom(text.length);
    this.#length += this.#bytes.write(text, this.#length, 'latin1');
  }

  bytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.byteLength);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.byteLength;
  }

  /** A whole number in so many bytes, the highest first, as the database sends it. */
  number(value: number, width: 2 | 4 | 8): void {
    this.#makeRoom(width);
    if (width === 2) {
      this.#length = this.#bytes.writeUInt16BE(value, this.#length);
      return;
    }
    if (width === 8) this.#length = this.#bytes.writeUInt32BE(Math.floor(value / 4_294_967_296), this.#length);
    this.#length = this.#bytes.writeUInt32BE(value % 4_294_967_296, this.#length);
  }

  #makeRoom(wanted: number): void {
    const needed = this.#length + wanted;
    if (needed > this.#bytes.byteLength) this.#bytes = Buffer.from(this.#bytes.buffer.transfer(needed * 2));
  }

  get length(): number {
    return this.#length;
  }

  /** What was written, in a buffer of its own. */
  take(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#bytes.buffer.transfer(this.#length));
  }
}

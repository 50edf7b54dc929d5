/** Chance that falls the same way each time: small fast counter generator of 32 bits (sfc32), seeded by two numbers. */
export class Chance {
  #a: number;
  #b: number;
  #c = 0x9e3779b9;
  #counter = 1;

  constructor(seed: number, stream: number) {
    this.#a = seed | 0;
    this.#b = stream | 0;
    for (let round = 0; round < 15; round++) this.bits();
  }

  /** 32 bits. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#counter++) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  below(end: number): number {
    return Math.floor((this.bits() / 4_294_967_296) * end);
  }

  /** From `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True so many times in a hundred. */
  in100(times: number): boolean {
    return this.below(100) < times;
  }

  pick<One>(list: readonly One[]): One {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  /** Some of the list, without repeating one. */
  some<One>(list: readonly One[], most: number): One[] {
    const picked = new Set<One>();
    for (let index = this.between(0, most); index > 0 && list.length > 0; index--) picked.add(this.pick(list));
    return [...picked];
  }
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const base = Date.UTC(2020, 0, 1);

/** Ids in the order in which they are made, in the form of version 7. */
export class Ids {
  #made = 0;
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  next(): string {
    const number = this.#made++;
    const time = (base + Math.floor(number / 4096)).toString(16).padStart(12, '0');
    const [one, other] = [this.#chance.bits(), this.#chance.bits()];
    const place = (number % 4096).toString(16).padStart(3, '0');
    const tail = `${hex[(one >>> 16) & 255]}${hex[(one >>> 8) & 255]}${hex[one & 255]}${hex[other >>> 24]}${hex[(other >>> 16) & 255]}${hex[(other >>> 8) & 255]}`;
    return `${time.slice(0, 8)}-${time.slice(8)}-7${place}-${hex[0x80 | (one >>> 26)]}${hex[other & 255]}-${tail}`;
  }
}

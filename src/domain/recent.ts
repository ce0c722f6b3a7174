/**
 * Values by their keys, as many as were asked for lately: at least `least` of them, at most twice as many.
 * Two maps that take turns: when the young one is full it becomes the old one, and what nobody asked for since then goes with the map before it.
 * Not a WeakMap: with thousands of entries those take a third of the time in garbage collection.
 */
export class Recent<K, V> {
  readonly #least: number;
  #young = new Map<K, V>();
  #old = new Map<K, V>();

  constructor(least: number) {
    this.#least = least;
  }

  find(key: K): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.keep(key, old);
    return old;
  }

  keep(key: K, value: V): void {
    if (this.#young.size >= this.#least && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}

/** Something that comes from the server: loading, there, or failed with a reason. What was there stays while it is read again. */
export class Loaded<Value> {
  value = $state.raw<Value>();
  error = $state.raw<unknown>();
  readonly #read: () => Promise<Value>;
  #round = 0;
  #newest = Promise.resolve();

  constructor(read: () => Promise<Value>) {
    this.#read = read;
  }

  /** Done once the newest answer is there, also where this one was overtaken. */
  refresh(): Promise<void> {
    this.#newest = this.#ask();
    return this.#newest;
  }

  async #ask(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    try {
      const value = await this.#read();
      // An older answer that comes late is not shown over a newer one.
      if (round === this.#round) {
        this.value = value;
        this.error = undefined;
      }
    } catch (error) {
      if (round === this.#round) this.error = error;
    }
    if (round !== this.#round) await this.#newest;
  }

  /** Forgets it, and whatever is still on its way. */
  clear(): void {
    this.#round += 1;
    this.#newest = Promise.resolve();
    this.value = undefined;
    this.error = undefined;
  }
}

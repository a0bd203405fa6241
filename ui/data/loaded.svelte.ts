/** Something that comes from the server: loading, there, or failed with a reason. What was there stays while it is read again. */
export class Loaded<Value> {
  value = $state.raw<Value>();
  error = $state.raw<unknown>();
  readonly #read: () => Promise<Value>;
  #round = 0;

  constructor(read: () => Promise<Value>) {
    this.#read = read;
  }

  async refresh(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    try {
      const value = await this.#read();
      // An older answer that comes late is not shown over a newer one.
      if (round !== this.#round) return;
      this.value = value;
      this.error = undefined;
    } catch (error) {
      if (round === this.#round) this.error = error;
    }
  }

  /** Forgets it, and whatever is still on its way. */
  clear(): void {
    this.#round += 1;
    this.value = undefined;
    this.error = undefined;
  }
}

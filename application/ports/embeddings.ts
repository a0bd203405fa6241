/** Turns text into vectors that lie close together where texts mean the same. */
export interface Embeddings {
  /** Names the model and its version: vectors of different models are not comparable. */
  readonly model: string;
  /** Primary languages it understands, lower case; undefined: as many as a front desk meets. */
  readonly languages: readonly string[] | undefined;
  /** Whether what it is given stays on this machine. */
  readonly isLocal: boolean;
  /**
   * One unit-length vector for each text, in order. At most 256 texts; text beyond the model's window is cut.
   * Raises `Fault('embeddings-unavailable')` when the model cannot be reached.
   */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

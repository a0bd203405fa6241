/** What a bench makes up, it makes up of this. */
export const seed = 20_261_124;

/** One measured number; ratios to a peer and to the physical limit come first for whoever reads it. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly oursEvents?: number;
  readonly peer?: number;
  readonly peerName?: string;
  readonly limit?: number;
  readonly limitName?: string;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  readonly peerP50Ms?: number;
  readonly peerP99Ms?: number;
  /** What plain BM25, and what the embeddings alone come to where passages are found. */
  readonly bm25?: number;
  readonly embeddings?: number;
  /** Events in the log. */
  readonly at?: number;
  readonly min: number;
  readonly max: number;
  readonly rounds: number;
  /** Of a share: how many. */
  readonly count?: number;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** From 0 to 1. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** A figure out of what was measured in each round. */
export const figure = (
  name: string,
  unit: string,
  values: readonly number[],
  more: Partial<Figure> = {},
): Figure => ({
  name,
  unit,
  ours: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
  rounds: values.length,
  ...more,
});

/** How far a long piece of work has come: of how much, where that is known. */
export interface Progress {
  readonly doing: string;
  readonly done: number;
  readonly of: number | undefined;
  readonly unit: 'bytes' | 'events';
}

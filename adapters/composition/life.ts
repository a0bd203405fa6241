/** How long one process lives: what it opens it closes again, newest first. */
export interface Life {
  readonly closing: (() => Promise<void>)[];
  readonly onError: (about: string, error: unknown) => void;
  readonly onNotice: (sentence: string) => void;
}

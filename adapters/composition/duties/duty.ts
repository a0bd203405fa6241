interface Duty {
  readonly work: () => Promise<void>;
  readonly everyMs: number;
  /** What is told of it when it fails, as a sentence without its end. */
  readonly failure: string;
  readonly onError: (about: string, error: unknown) => void;
}

/** What a running installation does at once and then again and again, never twice at a time. What fails is told, and tried again. */
export function startDuty({ work, everyMs, failure, onError }: Duty): () => Promise<void> {
  const run = async (): Promise<void> => {
    await work().catch((error: unknown) => {
      onError(failure, error);
    });
  };
  let running: Promise<void> | undefined;
  const look = (): void => {
    running ??= run().finally(() => {
      running = undefined;
    });
  };
  look();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

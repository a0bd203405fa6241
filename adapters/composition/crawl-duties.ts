interface Needs {
  /** Begins the readings that are due. */
  readonly readAgain: () => Promise<void>;
  readonly onError: (about: string, error: unknown) => void;
}

const lookMs = 5 * 60 * 1_000;

/** What a running installation owes its businesses: their websites are read again when it is time. What fails is told, and tried again. */
export function startCrawlDuties({ readAgain, onError }: Needs): () => Promise<void> {
  const run = async (): Promise<void> => {
    await readAgain().catch((error: unknown) => {
      onError('websites that are due were not read again', error);
    });
  };
  let running = run();
  const timer = setInterval(() => {
    running = running.then(run);
  }, lookMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

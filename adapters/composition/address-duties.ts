interface Needs {
  /** Applies every change of address whose time has come. */
  readonly ripenAddresses: () => Promise<void>;
  readonly onError: (about: string, error: unknown) => void;
}

const lookMs = 5 * 60 * 1_000;

/** What a running installation owes its members: a new address that has waited long enough counts. What fails is told, and tried again. */
export function startAddressDuties({ ripenAddresses, onError }: Needs): () => Promise<void> {
  const run = async (): Promise<void> => {
    await ripenAddresses().catch((error: unknown) => {
      onError('changes of address that are due were not applied', error);
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

/** Work in the background for one business at a time: what is asked for meanwhile is done once more after it. */
export interface Fills {
  /** Resolves when all that was there at this call has been worked through, or has failed. */
  begin(tenant: string): Promise<void>;
}

/** What failed is not tried again with every question. */
const pauseMs = 60_000;

export function createFills(
  fill: (tenant: string) => Promise<void>,
  onError: (error: unknown) => void,
  now: () => number = () => performance.now(),
): Fills {
  const waiting = new Map<string, Promise<void>>();
  const failedAt = new Map<string, number>();
  let last = Promise.resolve();

  return {
    begin(tenant) {
      const known = waiting.get(tenant);
      if (known !== undefined) return known;
      if (now() - (failedAt.get(tenant) ?? -pauseMs) < pauseMs) return Promise.resolve();
      last = last.then(async () => {
        waiting.delete(tenant);
        try {
          await fill(tenant);
          failedAt.delete(tenant);
        } catch (error) {
          failedAt.set(tenant, now());
          onError(error);
        }
      });
      waiting.set(tenant, last);
      return last;
    },
  };
}

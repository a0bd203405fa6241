interface Seams {
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
}

interface Host {
  /** Resolves when whoever came last has had its turn. */
  last: Promise<void>;
  waitingCount: number;
  endedAt: number;
  /** The host asked for silence until then. */
  silentUntil: number;
}

export interface Turns {
  /** Acts when everybody before has acted and the host has had its rest, at least `pauseMs` long. */
  take<Result>(
    host: string,
    pauseMs: number,
    signal: AbortSignal,
    act: () => Promise<Result>,
  ): Promise<Result>;
  /** Nobody's turn begins before so many milliseconds have passed. */
  hold(host: string, ms: number): void;
}

const hostsMax = 1_000;

/** One request at a time to each host, whoever reads it: two businesses may have their websites on one machine. */
export function createTurns({ wait, now }: Seams): Turns {
  const hosts = new Map<string, Host>();

  const forgetRested = (): void => {
    for (const [name, { waitingCount, silentUntil, endedAt }] of hosts) {
      if (waitingCount === 0 && silentUntil < now() && endedAt < now() - 120_000) hosts.delete(name);
    }
  };
  const hostNamed = (name: string): Host => {
    if (hosts.size > hostsMax) forgetRested();
    const known = hosts.get(name) ?? {
      ...{ last: Promise.resolve(), waitingCount: 0, endedAt: -Infinity, silentUntil: -Infinity },
    };
    hosts.set(name, known);
    return known;
  };

  return {
    async take(name, pauseMs, signal, act) {
      const host = hostNamed(name);
      const before = host.last;
      let end: () => void = () => undefined;
      host.last = new Promise((resolve) => {
        end = resolve;
      });
      host.waitingCount += 1;
      try {
        await before;
        const rest = Math.max(host.endedAt + pauseMs, host.silentUntil) - now();
        if (rest > 0) await wait(rest, signal);
        return await act();
      } finally {
        host.endedAt = now();
        host.waitingCount -= 1;
        end();
      }
    },

    hold(name, ms) {
      const host = hostNamed(name);
      host.silentUntil = Math.max(host.silentUntil, now() + ms);
    },
  };
}

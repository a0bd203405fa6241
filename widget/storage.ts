/** What keeps a conversation going on this device; written only after the visitor has written. */
export interface Kept {
  readonly conversationId: string;
  readonly token: string;
  /** Of the last use, milliseconds since 1970. */
  readonly at: number;
}

const idleMs = 24 * 60 * 60 * 1_000;

/** One entry per site. A browser that allows none simply forgets the conversation on reload. */
export function createStorage(site: string) {
  const name = `miapulse:${site}`;
  const forget = (): void => {
    try {
      localStorage.removeItem(name);
    } catch {
      // Nothing can stand there either.
    }
  };
  return {
    read(): Kept | undefined {
      try {
        const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null;
        if (kept !== null && Date.now() - kept.at < idleMs) return kept;
        forget();
      } catch {
        forget();
      }
      return undefined;
    },
    write(conversationId: string, token: string): void {
      try {
        localStorage.setItem(name, JSON.stringify({ conversationId, token, at: Date.now() } satisfies Kept));
      } catch {
        // Denied or full.
      }
    },
    forget,
    onOtherTab: (act: () => void): void => {
      addEventListener('storage', ({ key }) => {
        // Without a key everything was cleared.
        if (key === name || key === null) act();
      });
    },
  };
}

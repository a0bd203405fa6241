import type { LiveChange } from '../../adapters/http/contract/inbox.js';

type Topic = LiveChange['topic'];
type Listener = (change: LiveChange) => void;

const listeners = new Set<Listener>();
let source: EventSource | undefined;

/** Calls back, at most once per animation frame, when something of these topics changed. Answers how to stop. */
export function onLive(topics: readonly Topic[], changed: (id: string) => void): () => void {
  let pending: number | undefined;
  const listener: Listener = ({ topic, id }) => {
    if (!topics.includes(topic)) return;
    pending ??= requestAnimationFrame(() => {
      pending = undefined;
      changed(id);
    });
  };
  listeners.add(listener);
  source ??= connect();
  return () => {
    listeners.delete(listener);
    if (pending !== undefined) cancelAnimationFrame(pending);
    if (listeners.size > 0) return;
    source?.close();
    source = undefined;
  };
}

/** Follows the business that the session is of now. */
export function followAnother(): void {
  source?.close();
  source = listeners.size === 0 ? undefined : connect();
}

/** One for the whole window: browsers open few connections to a server, and several windows share them. */
function connect(): EventSource {
  const opened = new EventSource('/api/v1/live');
  opened.addEventListener('change', (event: MessageEvent<string>) => {
    const change = JSON.parse(event.data) as LiveChange;
    for (const listener of [...listeners]) listener(change);
  });
  return opened;
}

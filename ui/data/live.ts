import type { LiveChange } from '../../adapters/http/contract/inbox.js';

type Topic = LiveChange['topic'];

/** Calls back, at most once per animation frame, when something of these topics changed. Answers how to stop. */
export function onLive(topics: readonly Topic[], changed: (id: string) => void): () => void {
  const source = new EventSource('/api/v1/live');
  let pending: number | undefined;
  source.addEventListener('change', (event: MessageEvent<string>) => {
    const change = JSON.parse(event.data) as LiveChange;
    if (!topics.includes(change.topic)) return;
    pending ??= requestAnimationFrame(() => {
      pending = undefined;
      changed(change.id);
    });
  });
  return () => {
    source.close();
    if (pending !== undefined) cancelAnimationFrame(pending);
  };
}

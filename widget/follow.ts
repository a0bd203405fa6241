import type { WidgetMessage } from '../adapters/http/contract/widget.js';
import { Failure, type createConversation } from './conversation.js';

interface Needs {
  readonly conversation: ReturnType<typeof createConversation>;
  /** The last message that is shown. */
  readonly last: () => string;
  readonly onMessage: (message: WidgetMessage) => void;
  /** Whether it is worth listening on after a break. */
  readonly isWanted: () => boolean;
}

const pauseMs = { first: 1_000, longest: 60_000 };

/** Listens for what a person writes, once one was asked for or is there, and goes on after a break. */
export function createFollow({ conversation, last, onMessage, isWanted }: Needs) {
  let following: AbortController | undefined;

  const listen = async ({ signal }: AbortController): Promise<void> => {
    let pause = pauseMs.first;
    while (!signal.aborted) {
      try {
        await conversation.follow(last(), signal, (message) => {
          if (signal.aborted) return;
          pause = pauseMs.first;
          onMessage(message);
        });
      } catch (error) {
        // It ended, or the desk answers again.
        if (error instanceof Failure && error.isGone) break;
      }
      if (!isWanted()) break;
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, pauseMs.longest);
    }
    if (following?.signal === signal) following = undefined;
  };

  return {
    start: (): void => {
      if (following !== undefined) return;
      following = new AbortController();
      void listen(following);
    },
    stop: (): void => {
      following?.abort();
      following = undefined;
    },
  };
}

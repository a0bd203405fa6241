import type { Response } from 'express';
import type { FollowLine, WidgetMessage } from './contract/widget.js';
import type { Pass } from './guard/visitor-token.js';
import type { Seen } from './live.js';
import { Refusal } from './problem-details.js';

interface Following {
  /** The last message that the visitor has; empty where they have none. */
  readonly after: string;
  /** All that was said, and whether there is nothing to follow any more. */
  readonly read: () => Promise<{ readonly messages: readonly WidgetMessage[]; readonly isOver: boolean }>;
}

export interface Followers {
  /** Tells whoever follows this conversation. */
  publish(seen: Seen): void;
  /** Keeps the response open and writes what comes to it, for a while. Raises `overloaded`. */
  follow(response: Response, pass: Pass, following: Following): void;
  close(): void;
}

interface Needs {
  readonly perConversationMax?: number;
  readonly perTenantMax?: number;
  readonly allMax?: number;
  readonly aliveMs?: number;
  /** After that a stream ends, and the widget asks again. */
  readonly lastsMs?: number;
  readonly onError: (error: unknown) => void;
}

interface Follower extends Pass {
  readonly response: Response;
  readonly tell: () => void;
}

/** Visitors who wait for what a person writes. Windows of one visitor beyond a few take the place of the oldest. */
export function createFollowers({
  perConversationMax = 4,
  perTenantMax = 200,
  allMax = 2_000,
  aliveMs = 25_000,
  lastsMs = 15 * 60_000,
  onError,
}: Needs): Followers {
  const all = new Set<Follower>();
  const ofTenant = (tenant: string) => [...all].filter((one) => one.tenant === tenant);

  return {
    publish({ tenant, category, entity }) {
      if (category !== 'conversation') return;
      for (const one of all) if (one.conversationId === entity && one.tenant === tenant) one.tell();
    },

    follow(response, { tenant, conversationId }, { after, read }) {
      const neighbours = ofTenant(tenant);
      const windows = neighbours.filter((one) => one.conversationId === conversationId);
      if (windows.length >= perConversationMax) windows[0]?.response.end();
      else if (neighbours.length >= perTenantMax || all.size >= allMax) throw overloaded;

      const write = (line: FollowLine): void => {
        if (!response.writableEnded && !response.destroyed) response.write(`${JSON.stringify(line)}\n`);
      };
      const tell = whenever(async () => {
        const { messages, isOver } = await read();
        for (const message of later(messages)) {
          write({ type: 'message', message });
          last = message.messageId;
        }
        if (isOver) response.end();
      }, onError);
      let last = after;
      const later = (messages: readonly WidgetMessage[]) =>
        messages.slice(messages.findIndex(({ messageId }) => messageId === last) + 1);

      const one = { tenant, conversationId, response, tell };
      all.add(one);
      response.set({
        'Content-Type': 'application/x-ndjson',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      response.flushHeaders();
      const alive = setInterval(() => {
        write({ type: 'alive' });
      }, aliveMs);
      const end = setTimeout(() => response.end(), lastsMs);
      response.on('close', () => {
        clearInterval(alive);
        clearTimeout(end);
        all.delete(one);
      });
      tell();
    },

    close() {
      for (const { response } of all) response.end();
    },
  };
}

/** Does it once at a time, and once more where it was asked for meanwhile. */
function whenever(act: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let asked = 0;
  const work = async (): Promise<void> => {
    for (let done = 0; done < asked;) {
      done = asked;
      await act().catch(onError);
    }
    asked = 0;
  };
  return () => {
    asked += 1;
    if (asked === 1) void work();
  };
}

const overloaded = new Refusal(503, 'overloaded', 'Too many are waiting just now. Please try again soon.');

import type { Response } from 'express';
import { liveChange, type LiveChange } from './contract/inbox.js';

/** What became visible in the read models. */
export interface Seen {
  readonly tenant: string;
  readonly category: string;
  readonly entity: string;
  readonly position: bigint;
}

export interface Live {
  /** Tells everybody of this tenant. */
  publish(seen: Seen): void;
  /** Keeps the response open and writes changes to it until the browser leaves or `isValid` says no. */
  connect(response: Response, client: Client): void;
  close(): void;
}

interface Client {
  readonly tenant: string;
  /** The id of the last change the browser saw, when it comes back. */
  readonly lastEventId: string | undefined;
  /** Whether the session still stands; asked at every heartbeat. */
  readonly isValid: () => Promise<boolean>;
}

const heartbeatMs = 25_000;
const clientsPerTenantMax = 50;
const topics = liveChange.shape.topic.options;

const isTopic = (category: string): category is LiveChange['topic'] =>
  topics.some((topic) => topic === category);

/** Server-sent events from the read models to open dashboards. */
export function createLive(): Live {
  const byTenant = new Map<string, Set<Response>>();

  const write = (response: Response, change: LiveChange, id: string): void => {
    response.write(`id: ${id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`);
  };

  const leave = (tenant: string, response: Response): void => {
    const clients = byTenant.get(tenant);
    clients?.delete(response);
    if (clients?.size === 0) byTenant.delete(tenant);
  };

  return {
    publish({ tenant, category, entity, position }) {
      if (!isTopic(category)) return;
      for (const response of byTenant.get(tenant) ?? []) {
        write(response, { topic: category, id: entity }, position.toString());
      }
    },

    connect(response, { tenant, lastEventId, isValid }) {
      const clients = byTenant.get(tenant) ?? new Set();
      byTenant.set(tenant, clients);
      const [oldest] = clients;
      if (clients.size >= clientsPerTenantMax && oldest !== undefined) oldest.end();
      clients.add(response);

      response.set({
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      response.flushHeaders();
      response.write('retry: 2000\n\n');
      // Whoever comes back may have missed anything: everything is looked at again.
      if (lastEventId !== undefined) {
        for (const topic of topics) write(response, { topic, id: '' }, lastEventId);
      }
      const beat = async (): Promise<void> => {
        if (await isValid().catch(() => true)) response.write(': alive\n\n');
        else response.end();
      };
      const heartbeat = setInterval(() => void beat(), heartbeatMs);
      response.on('close', () => {
        clearInterval(heartbeat);
        leave(tenant, response);
      });
    },

    close() {
      for (const clients of byTenant.values()) for (const response of clients) response.end();
    },
  };
}

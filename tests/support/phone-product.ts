import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { WebSocketServer, type WebSocket } from 'ws';
import { served } from './served.js';

type Params = Readonly<Record<string, string>>;
type Answer = (params: Params) => string | number | Promise<string | number>;
type Frame = Readonly<Record<string, unknown>>;

/** A relay session as the product sees it. */
export interface RelayEnd {
  readonly socket: WebSocket;
  readonly frames: readonly Frame[];
  readonly send: (frame: object | string) => void;
  /** The nth frame of a type, 1 the first; waits until it is there. */
  readonly frame: (type: string, nth?: number) => Promise<Frame>;
}

/** A tiny product: webhooks that answer TwiML and a relay, both of which refuse what Twilio did not sign. */
export async function phoneProduct(authToken: string) {
  const answers = new Map<string, Answer>();
  const requests: { readonly path: string; readonly params: Params }[] = [];
  const watchers = new Set<() => void>();
  const stir = (): void => {
    for (const watcher of [...watchers]) watcher();
  };
  const until = <T>(look: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const watcher = (): void => {
        const found = look();
        if (found === undefined) return;
        watchers.delete(watcher);
        resolve(found);
      };
      watchers.add(watcher);
      watcher();
    });

  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.post('/*path', async (request, response) => {
    const params = request.body as Params;
    const url = `${web.origin}${request.originalUrl}`;
    if (!validateRequest(authToken, request.get('x-twilio-signature') ?? '', url, params)) {
      response.status(403).end();
      return;
    }
    requests.push({ path: request.path, params });
    stir();
    const answer = await answers.get(request.path)?.(params);
    if (typeof answer === 'number') response.status(answer).end();
    else if (answer === undefined) response.status(204).end();
    else response.type('text/xml').send(answer);
  });
  const web = await served(app);

  const relays: RelayEnd[] = [];
  let isClosed = false;
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    verifyClient: ({ req }: { req: IncomingMessage }) =>
      !isClosed &&
      validateRequest(
        authToken,
        String(req.headers['x-twilio-signature']),
        `${relayOrigin()}${req.url ?? ''}`,
        {},
      ),
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const relayOrigin = (): string => `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  server.on('connection', (socket) => {
    const frames: Frame[] = [];
    socket.on('message', (data: Buffer) => {
      frames.push(JSON.parse(data.toString()) as Frame);
      stir();
    });
    relays.push({
      socket,
      frames,
      send: (frame) => {
        socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
      },
      frame: (type, nth = 1) => until(() => frames.filter((frame) => frame['type'] === type)[nth - 1]),
    });
    stir();
  });

  return {
    origin: web.origin,
    relayUrl: () => `${relayOrigin()}/relay`,
    answers,
    requests,
    /** The nth request to a path, 1 the first; waits until it is there. */
    request: (path: string, nth = 1): Promise<Params> =>
      until(() => requests.filter((one) => one.path === path)[nth - 1]?.params),
    relay: (nth = 1): Promise<RelayEnd> => until(() => relays[nth - 1]),
    refuseRelays: () => {
      isClosed = true;
    },
    async close(): Promise<void> {
      for (const client of server.clients) client.terminate();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      await web.close();
    },
  };
}

import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Calls } from '../../application/call/calls.js';
import { root } from './addresses.js';
import type { CallMemory } from './call-memory.js';
import type { TwilioConfig } from './config.js';
import type { Ears } from './notice.js';
import { frameIn, type HeardFrame, type Setup, type SpokenFrame } from './relay-frames.js';
import { createRelaySession, type RelaySession } from './relay-session.js';
import type { RelayTokens } from './relay-tokens.js';
import { isUpgradeSigned } from './signature.js';

export interface RelayNeeds extends Ears {
  readonly config: Pick<TwilioConfig, 'authToken' | 'publicUrl'>;
  readonly calls: Calls;
  readonly memory: CallMemory;
  readonly tokens: RelayTokens;
  readonly callIdOf: (callRef: string) => string;
  readonly newId: () => string;
  readonly now: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

type Upgrade = Parameters<WebSocketServer['handleUpgrade']>;

export interface Relay {
  /** Whether the request was for us; then it is answered. For the event `upgrade` of a server. */
  handleUpgrade(request: Upgrade[0], socket: Upgrade[1], head: Upgrade[2]): boolean;
  /** How many calls are spoken with. */
  count(): number;
  /** Ends every connection; Twilio then asks what is to happen. */
  close(): void;
}

const frameBytesMax = 64 * 1024;
const unsentBytesMax = 256 * 1024;
const framesPerSecondMax = 50;
const connectionsMax = 500;
const setupMs = 10_000;
/** Longer than a call may be. */
const sessionMs = 40 * 60_000;

/** By the numbers of RFC 6455, section 7.4.1. */
const closing = { goingAway: 1001, refused: 1008 } as const;

/** Twilio's ConversationRelay: words come and go through a WebSocket, and Twilio listens and speaks. */
export function createRelay(needs: RelayNeeds): Relay {
  const server = new WebSocketServer({ noServer: true, maxPayload: frameBytesMax, perMessageDeflate: false });
  const talking = new Set<string>();
  return {
    handleUpgrade(request, socket, head) {
      const { url: originalUrl = '', headers } = request;
      if (originalUrl.split('?', 1)[0] !== `${root}/relay`) return false;
      const header = headers['x-twilio-signature'];
      const signature = typeof header === 'string' ? header : undefined;
      if (!isUpgradeSigned(needs.config, { signature, originalUrl })) {
        needs.onNotice('relay-not-signed');
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      } else if (server.clients.size >= connectionsMax) {
        needs.onNotice('relay-refused');
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      } else {
        server.handleUpgrade(request, socket, head, (connection) => {
          serve(connection, needs, talking);
        });
      }
      return true;
    },
    count: () => talking.size,
    close() {
      for (const connection of server.clients) connection.close(closing.goingAway);
      server.close();
    },
  };
}

function serve(connection: WebSocket, needs: RelayNeeds, talking: Set<string>): void {
  const { onNotice, wait } = needs;
  const over = new AbortController();
  const isOrderly = createRate(needs.now);
  let session: RelaySession | undefined;

  const refuse = (notice: 'relay-refused' | 'relay-flooded'): void => {
    onNotice(notice);
    connection.close(closing.refused);
  };
  const begin = (setup: Setup): void => {
    const { callSid, customParameters } = setup;
    const { tenant, token } = customParameters;
    const isFirst = session === undefined && !talking.has(callSid);
    if (!isFirst || !needs.tokens.redeem({ tenant, callRef: callSid, token })) {
      refuse('relay-refused');
      return;
    }
    talking.add(callSid);
    const begun = createRelaySession({
      ...needs,
      call: { tenant, callId: needs.callIdOf(callSid) },
      sessionId: setup.sessionId,
      remembered: needs.memory.of(callSid),
      send: (frame) => {
        send(connection, frame);
      },
    });
    session = begun;
    connection.once('close', () => {
      talking.delete(callSid);
      begun.close();
    });
    void wait(sessionMs, over.signal).then(() => {
      if (!over.signal.aborted) begun.end({ next: 'hang-up', say: null });
    });
  };

  connection.on('message', (data, isBinary) => {
    if (connection.readyState !== connection.OPEN) return;
    if (!isOrderly()) {
      refuse('relay-flooded');
      return;
    }
    const frame = isBinary ? 'malformed' : frameIn(textOf(data));
    if (typeof frame === 'string') onNotice(`frame-${frame}`);
    else if (frame.type === 'setup') begin(frame);
    else if (frame.type === 'error') onNotice('frame-not-taken');
    else if (session === undefined) onNotice('frame-malformed');
    else hear(session, frame);
  });
  // Frames that are too large or none at all; the connection is closed with it.
  connection.on('error', () => {
    onNotice('frame-malformed');
  });
  connection.once('close', () => {
    over.abort();
  });
  void wait(setupMs, over.signal).then(() => {
    if (!over.signal.aborted && session === undefined) refuse('relay-refused');
  });
}

function hear(session: RelaySession, frame: Exclude<HeardFrame, { type: 'setup' | 'error' }>): void {
  switch (frame.type) {
    case 'prompt': {
      const words = frame.voicePrompt.trim();
      if (frame.last && words !== '') session.hear(words);
      else session.stir();
      return;
    }
    case 'dtmf':
      session.press(frame.digit);
      return;
    case 'interrupt':
      session.interrupt(frame.utteranceUntilInterrupt);
  }
}

function send(connection: WebSocket, frame: SpokenFrame): void {
  if (connection.readyState !== connection.OPEN) return;
  // Whoever does not read hears nothing: it is as good as hung up.
  if (connection.bufferedAmount > unsentBytesMax) connection.terminate();
  else connection.send(JSON.stringify(frame));
}

const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(new Uint8Array(data))).toString('utf8');

/** Whether no more comes than anybody says. */
function createRate(now: () => number): () => boolean {
  let startedAt = now();
  let count = 0;
  return () => {
    if (now() - startedAt >= 1_000) {
      startedAt = now();
      count = 0;
    }
    count += 1;
    return count <= framesPerSecondMax;
  };
}

import { WebSocket } from 'ws';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { authToken, publicUrl, type ServedLine } from './line.js';
import { callSid } from './rest.js';
import { tenant } from './calls.js';

const path = '/webhooks/twilio/relay';

export interface RelayClient {
  send(frame: object | string): void;
  /** The next frame that comes. */
  frame(): Promise<unknown>;
  /** How many came that nobody has looked at. */
  unseen(): number;
  /** Resolves with the code by which the connection was closed. */
  readonly closed: Promise<number>;
  close(): void;
  terminate(): void;
}

export const signatureOfRelay = (): string =>
  getExpectedTwilioSignature(authToken, `${publicUrl.replace('http', 'ws')}${path}`, {});

/** The address that a call is sent to, with what it brings along. */
export async function relayParameters(served: ServedLine): Promise<{ readonly token: string }> {
  const { answers } = served.calls;
  const before = answers.ring;
  answers.ring = () =>
    Promise.resolve({
      ...{ tenant, callId: 'any' },
      then: { next: 'converse', greeting: '', say: '', language: 'en-US', voice: '', records: false },
    });
  const { twiml } = await served.ask('/webhooks/twilio/voice');
  if (before === undefined) delete answers.ring;
  else answers.ring = before;
  return { token: /name="token" value="([^"]+)"/u.exec(twiml)?.[1] ?? '' };
}

/** Connects as Twilio does. Raises with the status of a refusal. */
export async function connect(port: number, signature = signatureOfRelay()): Promise<RelayClient> {
  const socket = new WebSocket(`ws://127.0.0.1:${String(port)}${path}`, {
    headers: { 'X-Twilio-Signature': signature },
  });
  const frames: unknown[] = [];
  let awake = (): void => undefined;
  socket.on('message', (data) => {
    frames.push(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
    awake();
  });
  const closed = new Promise<number>((resolve) => {
    socket.once('close', resolve);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (_request, response) => {
      reject(new Error(`Status ${String(response.statusCode)}`));
      socket.terminate();
    });
    socket.on('error', reject);
  });
  return {
    send: (frame) => {
      socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    },
    async frame() {
      while (frames.length === 0) {
        await new Promise<void>((resolve) => {
          awake = resolve;
        });
      }
      return frames.shift();
    },
    unseen: () => frames.length,
    closed,
    close: () => {
      socket.close();
    },
    terminate: () => {
      socket.terminate();
    },
  };
}

export const setup = (token: string, more: object = {}) => ({
  ...{ type: 'setup', sessionId: `VX${'0'.repeat(32)}`, callSid, direction: 'inbound', callType: 'PSTN' },
  customParameters: { tenant, token },
  ...more,
});

export const prompt = (voicePrompt: string) => ({ type: 'prompt', voicePrompt, lang: 'en-US', last: true });

/** Lets others go on until something is so; the test's own time limit ends it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { WebSocket, type RawData } from 'ws';
import type { Ear, Line } from './call-line.js';
import { parseFrame, type ProductFrame, type TwilioFrame } from './relay-frames.js';
import type { Means, RelaySettings } from './relay-settings.js';
import { createRelaySpeech, type RelaySpeech, type Talk } from './relay-speech.js';
import { freshSid } from './sid.js';

export interface RelayEnd {
  readonly sessionId: string;
  /** `ended` by the product, `completed` with the call, `failed` with the socket. */
  readonly status: 'ended' | 'completed' | 'failed';
  readonly durationS: number;
  readonly handoffData?: string | undefined;
  readonly error?: { readonly code: number; readonly message: string };
}

/** What can be done to a session from outside of the call: a network is not as good as it says. */
export interface RelayWire {
  /** Sends what no caller's words become. */
  readonly send: (frame: string) => void;
  /** Cuts the connection without a word. */
  readonly lose: () => void;
}

interface Needs {
  readonly authToken: string;
  readonly line: Line;
  /** Aborted when the call is over or is told to do something else. */
  readonly signal: AbortSignal;
  readonly settings: RelaySettings;
  /** What `setup` says of the call, without `type`, `sessionId` and parameters. */
  readonly call: Readonly<Record<string, string>>;
  /** Handed over once the session has begun. */
  readonly onWire?: ((wire: RelayWire) => void) | undefined;
}

type Ending = Pick<RelayEnd, 'status' | 'handoffData' | 'error'>;

const frameBytesMax = 65_536;
const handshakeMs = 5_000;

/**
 * Twilio's side of a ConversationRelay session, from the signed handshake to its end. Never raises: a socket that does not open, or is
 * lost, is one of its ends.
 */
export async function relaySession(needs: Needs): Promise<RelayEnd> {
  const { line, settings, signal } = needs;
  const sessionId = freshSid('VX');
  const startedAt = line.clock.now();
  const over = new AbortController();
  const socket = new WebSocket(settings.url, {
    headers: { 'X-Twilio-Signature': getExpectedTwilioSignature(needs.authToken, settings.url, {}) },
    handshakeTimeout: handshakeMs,
    maxPayload: frameBytesMax,
    perMessageDeflate: false,
  });
  const ending = await new Promise<Ending>((resolve) => {
    const hangUp = (): void => {
      resolve({ status: 'completed' });
    };
    signal.addEventListener('abort', hangUp, { once: true });
    if (signal.aborted) hangUp();
    let isOpen = false;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const code = isOpen ? 64105 : 64102;
      const message = isOpen ? 'WebSocket ended' : 'Unable to connect to the WebSocket URL';
      resolve({ status: 'failed', error: { code, message } });
    });
    socket.on('open', () => {
      isOpen = true;
      line.tell({ type: 'relay', state: 'connected' });
      converse(needs, { socket, sessionId, over: AbortSignal.any([over.signal, signal]), end: resolve });
      needs.onWire?.({
        send: (frame) => {
          socket.send(frame);
        },
        lose: () => {
          socket.terminate();
        },
      });
    });
  });
  over.abort();
  close(socket);
  if (ending.error !== undefined) line.tell({ type: 'fault', ...ending.error });
  line.tell({ type: 'relay', state: ending.status });
  return { sessionId, durationS: Math.round((line.clock.now() - startedAt) / 1_000), ...ending };
}

const close = (socket: WebSocket): void => {
  if (socket.readyState === WebSocket.OPEN) socket.close(1000);
  else socket.terminate();
};

interface Session {
  readonly socket: WebSocket;
  readonly sessionId: string;
  readonly over: AbortSignal;
  readonly end: (ending: Ending) => void;
}

function converse({ line, settings, call }: Needs, { socket, sessionId, over, end }: Session): void {
  const send = (frame: TwilioFrame): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  const speech = createRelaySpeech(line, over);
  const languages = { spoken: settings.spokenLanguage, heard: settings.heardLanguage };
  const talk = (language: string, interruptible: Means, preemptible: boolean): Talk => ({
    language,
    voice: settings.voiceOf(language),
    interruptible,
    preemptible,
  });

  send({ type: 'setup', sessionId, ...call, customParameters: settings.parameters });
  const { greeting, greetingInterruptible } = settings;
  speech.words(greeting, talk(languages.spoken, greetingInterruptible, false), true);
  const stop = line.listen(relayEar({ settings, speech, send, language: () => languages.heard }));
  over.addEventListener('abort', stop, { once: true });
  line.tell({ type: 'listening', to: 'relay' });

  const obey = (frame: ProductFrame): void => {
    switch (frame.type) {
      case 'text': {
        const { token, last, lang = languages.spoken } = frame;
        speech.words(
          token,
          talk(lang, wanted(frame, settings), frame.preemptible || settings.preemptible),
          last,
        );
        break;
      }
      case 'play': {
        const ms = playedMs * (frame.loop === 0 ? 1_000 : frame.loop);
        speech.play(frame.source, ms, talk(languages.spoken, wanted(frame, settings), frame.preemptible));
        break;
      }
      case 'sendDigits':
        line.tell({ type: 'tone', sound: frame.digits });
        break;
      case 'language':
        languages.spoken = frame.ttsLanguage ?? languages.spoken;
        languages.heard = frame.transcriptionLanguage ?? languages.heard;
        break;
      case 'end':
        end({ status: 'ended', handoffData: frame.handoffData });
        break;
    }
  };
  socket.on('message', (data) => {
    if (over.aborted) return;
    const text = textOf(data);
    const frame = parseFrame(text);
    if (frame !== undefined) obey(frame);
    else {
      const description = `Invalid message received: ${text.slice(0, 200)}`;
      line.tell({ type: 'fault', code: 64107, message: 'Invalid message received' });
      send({ type: 'error', description });
    }
  });
}

/** How long one round of what is played takes. */
const playedMs = 2_000;
const any: Means = { speech: true, dtmf: true };
const none: Means = { speech: false, dtmf: false };

const wanted = (
  frame: { readonly interruptible?: boolean | undefined },
  { interruptible }: RelaySettings,
): Means => (frame.interruptible === undefined ? interruptible : frame.interruptible ? any : none);

const textOf = (data: RawData): string =>
  (Array.isArray(data)
    ? Buffer.concat(data)
    : Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data)
  ).toString();

interface EarNeeds {
  readonly settings: RelaySettings;
  readonly speech: RelaySpeech;
  readonly send: (frame: TwilioFrame) => void;
  readonly language: () => string;
}

/** Cuts the desk where that is allowed, and reports what the caller says and presses. */
function relayEar({ settings, speech, send, language }: EarNeeds): Ear {
  const { reported, dtmfDetection, partialPrompts } = settings;
  let isHeard = false;
  /** Whether the product is told of what the caller does now. */
  const cutIn = (by: keyof Means): boolean => {
    const speaking = speech.speaking();
    if (speaking === undefined) return true;
    const cut = speaking[by] ? speech.interrupt() : undefined;
    if (cut === undefined) return reported[by];
    const { utterance, durationMs } = cut;
    send({ type: 'interrupt', utteranceUntilInterrupt: utterance, durationUntilInterruptMs: durationMs });
    return true;
  };
  return {
    speechBegan() {
      isHeard = cutIn('speech');
    },
    speechHeard(text) {
      if (!isHeard) return;
      const lang = language();
      const words = text.split(/\s+/u);
      const half = words.slice(0, Math.ceil(words.length / 2)).join(' ');
      if (partialPrompts) send({ type: 'prompt', voicePrompt: half, lang, last: false });
      send({ type: 'prompt', voicePrompt: text, lang, last: true });
    },
    pressed(digit) {
      if (!dtmfDetection) return;
      if (cutIn('dtmf')) send({ type: 'dtmf', digit });
    },
  };
}

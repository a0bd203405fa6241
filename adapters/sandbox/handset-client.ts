import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';

/** What happens in a call, as far as whoever holds a telephone without a screen notices it. */
const moment = z.discriminatedUnion('type', [
  z.object({ type: z.literal('speaking') }),
  z.object({ type: z.literal('heard'), text: z.string(), whole: z.boolean() }),
  z.object({ type: z.literal('tone') }),
  z.object({ type: z.literal('dialling'), number: z.string() }),
  z.object({ type: z.literal('bridged'), number: z.string() }),
  z.object({ type: z.literal('dialled'), number: z.string(), status: z.string() }),
  z.object({ type: z.literal('fault'), message: z.string() }),
  z.object({ type: z.literal('ended'), status: z.string(), durationS: z.number() }),
]);
export type HandsetMoment = z.infer<typeof moment>;

const lines = z.object({ lines: z.array(z.object({ number: z.string(), label: z.string() })) });
const placed = z.object({ callSid: z.string() });
const texts = z.object({
  texts: z.array(z.object({ sid: z.string(), from: z.string(), to: z.string(), body: z.string() })),
});
export type HandsetText = z.infer<typeof texts>['texts'][number];

interface Needs {
  /** Of the product that runs. */
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
}

export interface Placing {
  readonly from: string;
  readonly to: string;
  readonly isHidden: boolean;
  /** What the phone company says of the number. */
  readonly attestation: 'A' | 'failed';
  readonly recording: 'works' | 'absent';
}

/**
 * The sandbox's handset from another process: a telephone without a browser. Raises `sandbox-not-running` where nobody answers,
 * `handset-missing` where there is none, and `handset-refused` with the handset's own sentence.
 */
export type HandsetClient = ReturnType<typeof createHandsetClient>;

const answerMs = 10_000;
const lineLengthMax = 64 * 1024;

export function createHandsetClient({ origin, fetch }: Needs) {
  const asked = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(`${origin}/sandbox/handset${path}`, init).catch((error: unknown) => {
      const sentence = `Nothing answers at ${origin}: start the sandbox with “npm start” first; both take their port from PORT.`;
      throw new Fault('sandbox-not-running', sentence, error);
    });
    if (response.ok) return response;
    const told = z
      .object({ code: z.string(), detail: z.string() })
      .safeParse(await response.json().catch(() => ({})));
    // Only the handset itself answers with a sentence of the handset.
    if (told.success && told.data.code !== 'not-found') throw new Fault('handset-refused', told.data.detail);
    const sentence = `There is no handset at ${origin}: it is there in the sandbox only, and where no TWILIO variable is set.`;
    throw new Fault('handset-missing', sentence);
  };
  const get = async (path: string): Promise<unknown> =>
    (await asked(path, { signal: AbortSignal.timeout(answerMs) })).json().catch(() => undefined);
  const post = (path: string, body: object): Promise<Response> =>
    asked(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerMs),
    });

  return {
    /** The lines that can be called. */
    async lines() {
      const found = lines.safeParse(await get('/lines.json'));
      if (!found.success)
        throw new Fault('handset-missing', `There is no handset of this product at ${origin}.`);
      return found.data.lines;
    },
    place: async (placing: Placing): Promise<string> =>
      placed.parse(await (await post('/calls', placing)).json()).callSid,
    say: async (callSid: string, words: string): Promise<void> => {
      await post(`/calls/${callSid}/say`, { words });
    },
    press: async (callSid: string, digits: string): Promise<void> => {
      await post(`/calls/${callSid}/press`, { digits });
    },
    hangUp: async (callSid: string): Promise<void> => {
      await post(`/calls/${callSid}/hang-up`, {});
    },
    text: async (text: {
      readonly from: string;
      readonly to: string;
      readonly body: string;
    }): Promise<void> => {
      await post('/texts', text);
    },
    /** Texts from and to a number. */
    texts: async (number: string): Promise<readonly HandsetText[]> =>
      texts.parse(await get(`/texts.json?number=${encodeURIComponent(number)}`)).texts,
    /** Tells a call from its beginning; returns after its end. */
    async follow(callSid: string, onMoment: (moment: HandsetMoment) => void): Promise<void> {
      const leaving = new AbortController();
      const { body } = await asked(`/calls/${callSid}/events`, { signal: leaving.signal });
      let isOver = false;
      for await (const line of linesOf(body)) {
        const told = line.startsWith('data:') ? moment.safeParse(JSON.parse(line.slice(5))) : undefined;
        if (told?.success !== true) continue;
        onMoment(told.data);
        isOver = told.data.type === 'ended';
        if (isOver) break;
      }
      leaving.abort();
      if (!isOver) throw new Fault('sandbox-not-running', 'The sandbox ended in mid call.');
    },
  };
}

/** Of a stream of server-sent events (HTML, section 9.2). */
async function* linesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    // A connection that breaks is an end as well.
    const part = await reader?.read().catch(() => undefined);
    if (part?.done !== false) return;
    text += decoder.decode(part.value, { stream: true });
    const lines = text.split('\n');
    text = (lines.pop() ?? '').slice(0, lineLengthMax);
    yield* lines;
  }
}

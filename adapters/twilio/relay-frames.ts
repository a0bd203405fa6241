import { z } from 'zod';

const setup = z.object({
  type: z.literal('setup'),
  sessionId: z.string().max(100),
  callSid: z.string().regex(/^CA[0-9a-f]{32}$/u),
  customParameters: z.object({ tenant: z.string().max(64), token: z.string().max(200) }),
});
const prompt = z.object({
  type: z.literal('prompt'),
  voicePrompt: z.string(),
  /** False of words that may still change. */
  last: z.boolean().default(true),
});
const dtmf = z.object({ type: z.literal('dtmf'), digit: z.string().regex(/^[0-9*#]$/u) });
const interrupt = z.object({ type: z.literal('interrupt'), utteranceUntilInterrupt: z.string().default('') });
/** Something we sent was not understood. What it says may quote what we said, so it is not kept. */
const error = z.object({ type: z.literal('error') });

const heard = z.discriminatedUnion('type', [setup, prompt, dtmf, interrupt, error]);
const anyType = z.object({ type: z.string() });

export type Setup = z.output<typeof setup>;
export type HeardFrame = z.output<typeof heard>;

/** What Twilio sends through the relay. */
export function frameIn(text: string): HeardFrame | 'malformed' | 'unknown' {
  const json = jsonIn(text);
  const frame = heard.safeParse(json);
  if (frame.success) return frame.data;
  const other = anyType.safeParse(json);
  return other.success && !known.has(other.data.type) ? 'unknown' : 'malformed';
}

const known: ReadonlySet<string> = new Set(['setup', 'prompt', 'dtmf', 'interrupt', 'error']);

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What we send. */
export type SpokenFrame =
  | {
      readonly type: 'text';
      readonly token: string;
      readonly last: boolean;
      readonly interruptible?: boolean;
    }
  | { readonly type: 'language'; readonly ttsLanguage: string; readonly transcriptionLanguage: string }
  | { readonly type: 'end'; readonly handoffData: string };

import { z } from 'zod';

/** What the product may send: https://www.twilio.com/docs/voice/conversationrelay/websocket-messages. */
const frame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    token: z.string(),
    last: z.boolean().default(false),
    lang: z.string().optional(),
    interruptible: z.boolean().optional(),
    preemptible: z.boolean().default(false),
  }),
  z.object({
    type: z.literal('play'),
    source: z.url(),
    loop: z.int().min(0).max(1_000).default(1),
    interruptible: z.boolean().optional(),
    preemptible: z.boolean().default(false),
  }),
  z.object({ type: z.literal('sendDigits'), digits: z.string().regex(/^[0-9w#*]+$/u) }),
  z.object({
    type: z.literal('language'),
    ttsLanguage: z.string().optional(),
    transcriptionLanguage: z.string().optional(),
  }),
  z.object({ type: z.literal('end'), handoffData: z.string().optional() }),
]);

export type ProductFrame = z.infer<typeof frame>;

/** What the double sends. */
export type TwilioFrame =
  | (Readonly<Record<string, unknown>> & { readonly type: 'setup' })
  | {
      readonly type: 'prompt';
      readonly voicePrompt: string;
      readonly lang: string;
      readonly last: boolean;
    }
  | { readonly type: 'dtmf'; readonly digit: string }
  | {
      readonly type: 'interrupt';
      readonly utteranceUntilInterrupt: string;
      readonly durationUntilInterruptMs: number;
    }
  | { readonly type: 'error'; readonly description: string };

/** Undefined for what Twilio would not understand. */
export function parseFrame(text: string): ProductFrame | undefined {
  try {
    return frame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

import { z } from 'zod';

const isLoopback = (url: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);

/** An origin with nothing behind it: encrypted, or on this machine. In lower case, because that is how Twilio signs it. */
const origin = z
  .url({ protocol: /^https?$/u })
  .transform((address) => new URL(address))
  .refine((url) => url.protocol === 'https:' || isLoopback(url), 'must begin with https')
  .refine((url) => url.href === `${url.origin}/`, 'must be an origin, such as https://desk.example.com')
  .transform((url) => url.origin);

export const twilioConfig = z.object({
  accountSid: z.string().regex(/^AC[0-9a-f]{32}$/u),
  /** Of the account itself: it signs webhooks with this one, and with no other key. */
  authToken: z.string().min(1),
  /** Twilio itself, or the sandbox. */
  apiUrl: origin.default('https://api.twilio.com'),
  /** Where Twilio reaches us. Signatures are checked against it, whatever a request says of its host. */
  publicUrl: origin,
  messagingServiceSid: z
    .string()
    .regex(/^MG[0-9a-f]{32}$/u)
    .optional(),
  /** For one request. */
  timeoutMs: z.int().positive().default(10_000),
});

export type TwilioConfig = z.output<typeof twilioConfig>;

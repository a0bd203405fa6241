import { z } from 'zod';

export const resendConfig = z.object({
  apiKey: z.string().min(1),
  /** Resend itself, or the sandbox. */
  baseUrl: z.url(),
  /** `Name <address>`, of a domain that Resend has verified. */
  from: z.string().min(1),
  timeoutMs: z.int().positive(),
  triesMax: z.int().min(1).max(5),
});

export type ResendConfig = Readonly<z.infer<typeof resendConfig>>;

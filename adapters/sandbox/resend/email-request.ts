import { z } from 'zod';

/** An address, or `Name <address>`. */
const address = z.string().regex(/^(?:[^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+\.?[^\s<>@]*>?$/u);
const addresses = z.union([address, z.array(address).min(1).max(50)]);
const tag = z.strictObject({
  name: z.string().regex(/^[\w-]{1,256}$/u),
  value: z.string().regex(/^[\w-]{1,256}$/u),
});

/**
 * What Resend takes (https://resend.com/docs/api-reference/emails/send-email), and of that what this double understands:
 * a field that it would have to pass over silently is refused.
 */
export const emailRequest = z
  .strictObject({
    from: address,
    to: addresses,
    subject: z.string().min(1).max(998),
    text: z.string().optional(),
    html: z.string().optional(),
    reply_to: addresses.optional(),
    headers: z.record(z.string().regex(/^[!-9;-~]+$/u), z.string().regex(/^[^\r\n]*$/u)).optional(),
    tags: z.array(tag).max(75).optional(),
  })
  .refine(({ text, html }) => text !== undefined || html !== undefined, { path: ['html'] })
  .refine(({ tags = [] }) => new Set(tags.map(({ name }) => name)).size === tags.length, { path: ['tags'] });

export type EmailRequest = z.infer<typeof emailRequest>;

export const listOf = (one: string | readonly string[]): readonly string[] =>
  typeof one === 'string' ? [one] : one;

export const bare = (one: string): string => /<([^>]*)>/u.exec(one)?.[1] ?? one;

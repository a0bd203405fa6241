import { z } from 'zod';
import type { LetterAbout } from '../../application/ports/mail.js';

/** What Resend lets a tag hold: https://resend.com/docs/dashboard/emails/tags. */
const tagValue = /^[\w-]{1,256}$/u;

/** A name that any text can have among tags, and that leads back to it. */
const safe = (text: string): string => Buffer.from(text).toString('base64url');
const unsafe = (value: string): string => Buffer.from(value, 'base64url').toString('utf8');

/** Ids only: tags stand in the mail service's own records. */
export const tagsOf = (
  attemptId: string,
  { tenant, memberId, addressId, kind }: LetterAbout,
): { name: string; value: string }[] => [
  { name: 'attempt', value: safe(attemptId) },
  { name: 'kind', value: kind },
  { name: 'business', value: safe(tenant) },
  { name: 'member', value: safe(memberId) },
  { name: 'address', value: safe(addressId) },
];

const value = z.string().regex(tagValue);
const tags = z.object({
  ...{ attempt: value, business: value, member: value, address: value },
  kind: z.enum(['login', 'invitation', 'alert', 'account', 'report', 'reminder']),
});

/** Reads them back; undefined for a letter that was not sent to a member, or not by us. */
export function taggedBy(given: unknown): { attemptId: string; about: LetterAbout } | undefined {
  const parsed = tags.safeParse(given);
  if (!parsed.success) return undefined;
  const { attempt, business, member, address, kind } = parsed.data;
  return {
    attemptId: unsafe(attempt),
    about: { tenant: unsafe(business), memberId: unsafe(member), addressId: unsafe(address), kind },
  };
}

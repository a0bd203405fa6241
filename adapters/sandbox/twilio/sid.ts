import { randomBytes } from 'node:crypto';

/** A fresh id as Twilio makes them: two letters for the kind of resource, and 32 hexadecimal digits. */
export const freshSid = (kind: string): string => `${kind}${randomBytes(16).toString('hex')}`;

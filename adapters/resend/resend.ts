import { Resend } from 'resend';
import type { Letter, Mail, MailReceipt } from '../../application/ports/mail.js';
import type { ResendConfig } from './config.js';

interface Seams {
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Mail by Resend's official SDK. Its idempotency keys hold for 24 hours, so what came to an unknown end may be sent again
 * under the same key and is still one letter.
 */
export function createResendMail(config: ResendConfig, { wait }: Seams): Mail {
  const resend = new Resend(config.apiKey, { baseUrl: config.baseUrl });
  return {
    async send(letter) {
      for (let tries = 1; ; tries += 1) {
        const receipt = await attempt(resend, config, letter);
        if (receipt.outcome !== 'unknown' || tries >= config.triesMax) return receipt;
        await wait(250 * 2 ** tries);
      }
    },
  };
}

async function attempt(
  resend: Resend,
  { from, timeoutMs }: ResendConfig,
  { attemptId, ...letter }: Letter,
): Promise<MailReceipt> {
  try {
    const { data, error } = await resend.emails.send(
      { from, ...letter },
      { idempotencyKey: attemptId, signal: AbortSignal.timeout(timeoutMs) },
    );
    if (error === null) return { outcome: 'accepted', letterId: data.id };
    return isFinal(error.statusCode) ? { outcome: 'refused', code: error.name } : { outcome: 'unknown' };
  } catch {
    // Our own time-out: the letter may have been taken all the same.
    return { outcome: 'unknown' };
  }
}

/** 409: the same key is being worked on at this moment. 429: too much at once. Both pass; any other 4xx stays. */
const isFinal = (status: number | null): boolean =>
  status !== null && status >= 400 && status < 500 && status !== 409 && status !== 429;

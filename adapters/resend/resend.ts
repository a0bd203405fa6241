import { Resend, type CreateEmailOptions } from 'resend';
import type { Letter, Mail, MailReceipt } from '../../application/ports/mail.js';
import type { ResendConfig } from './config.js';
import { tagsOf } from './tags.js';

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
  letter: Letter,
): Promise<MailReceipt> {
  try {
    const { data, error } = await resend.emails.send(emailOf(from, letter), {
      idempotencyKey: letter.attemptId,
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (error === null) return { outcome: 'accepted', letterId: data.id };
    return isFinal(error.statusCode) ? { outcome: 'refused', code: error.name } : { outcome: 'unknown' };
  } catch {
    // Our own time-out: the letter may have been taken all the same.
    return { outcome: 'unknown' };
  }
}

/** Names its parts one by one: whatever else a letter carries is not Resend's business. */
const emailOf = (
  from: string,
  { attemptId, to, subject, text, html, about, unsubscribeUrl }: Letter,
): CreateEmailOptions => ({
  ...{ from, to, subject, text },
  ...(html !== undefined && { html }),
  ...(about !== undefined && { tags: tagsOf(attemptId, about) }),
  ...(unsubscribeUrl !== undefined && {
    headers: {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }),
});

/** 409: the same key is being worked on at this moment. 429: too much at once. Both pass; any other 4xx stays. */
const isFinal = (status: number | null): boolean =>
  status !== null && status >= 400 && status < 500 && status !== 409 && status !== 429;

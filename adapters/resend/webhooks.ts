import express, { type Router } from 'express';
import { Webhook } from 'standardwebhooks';
import type { RecordReport } from '../../application/mail/record-report.js';
import { reportOf } from './events.js';
import type { Heard } from './heard.js';

interface Needs {
  /** `whsec_` and base64, as Resend shows it. */
  readonly secret: string;
  readonly heard: Heard;
  readonly recordReport: RecordReport;
  readonly onNotice: (notice: 'webhook-not-signed') => void;
  readonly onError: (error: unknown) => void;
}

export const webhookPath = '/webhooks/resend';

/** Far above the largest event: it holds addresses, a subject and headers. */
const bytesMax = '256kb';

/**
 * What becomes of letters, as Resend tells it. The signature is checked first, over the bytes as they came and no more than
 * five minutes old; an event is noted as heard only once it stands in the log, so one that failed comes again.
 */
export function createResendWebhooks({ secret, heard, recordReport, onNotice, onError }: Needs): Router {
  const webhook = new Webhook(secret);
  const router = express.Router({ strict: true, caseSensitive: true });
  router.post(
    webhookPath,
    express.raw({ type: () => true, limit: bytesMax, inflate: false }),
    async (request, response) => {
      const reportId = request.get('svix-id') ?? '';
      const body: unknown = request.body;
      const text = Buffer.isBuffer(body) ? body.toString('utf8') : '';
      const isOurs = isSigned(webhook, text, {
        'webhook-id': reportId,
        'webhook-timestamp': request.get('svix-timestamp') ?? '',
        'webhook-signature': request.get('svix-signature') ?? '',
      });
      if (!isOurs) {
        onNotice('webhook-not-signed');
        response.status(401).type('text').send('This was not signed by Resend, or not just now.\n');
        return;
      }
      try {
        if (!(await heard.has(reportId))) {
          const report = reportOf(reportId, parse(text));
          if (report !== undefined) await recordReport(report);
          await heard.note(reportId);
        }
        response.status(204).end();
      } catch (error) {
        onError(error);
        response.status(503).type('text').send('Please send it again.\n');
      }
    },
  );
  return router;
}

function isSigned(webhook: Webhook, text: string, headers: Readonly<Record<string, string>>): boolean {
  try {
    webhook.verify(text, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

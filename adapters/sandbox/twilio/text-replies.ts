import { load } from 'cheerio';
import type { CalledBack } from './call-back.js';

export interface TextReply {
  readonly body: string;
  readonly to: string | undefined;
  readonly statusCallback: string | undefined;
}

const repliesMax = 10;

/**
 * The texts that a webhook answers with: TwiML (https://www.twilio.com/docs/messaging/twiml) or, as plain text, one text.
 * Undefined when it is neither.
 */
export function readReplies({ contentType, body }: CalledBack): readonly TextReply[] | undefined {
  if (body.trim() === '') return [];
  if (contentType.startsWith('text/plain')) return [{ body, to: undefined, statusCallback: undefined }];
  if (!/^(text|application)\/xml\b/u.test(contentType) || !isResponse(body)) return undefined;
  const document = load(body, { xml: true });
  return document('Response > Message')
    .toArray()
    .slice(0, repliesMax)
    .map((element) => {
      const message = document(element);
      const words = message.children('Body');
      return {
        body: (words.length > 0 ? words : message).text(),
        to: message.attr('to'),
        statusCallback: message.attr('statusCallback') ?? message.attr('action'),
      };
    });
}

/** Whether a document is one whole `Response`. What stands inside is read as cheerio reads it, which forgives much. */
const isResponse = (xml: string): boolean =>
  /^\s*(?:<\?xml[^>]*\?>\s*)?<Response(?:\s[^>]*)?(?:\/>|(?<!\/)>.*<\/Response>)\s*$/su.test(xml);

import type { FetchOutcome, Validators } from '../../application/ports/web-fetch.js';
import type { SkipReason } from '../../domain/crawl/crawl.js';

export type Response = Extract<FetchOutcome, { outcome: 'response' }>;

/** Why an answer is no page that can be read; null when it is one. */
export function obstacleTo(outcome: FetchOutcome): SkipReason | null {
  if (outcome.outcome === 'failed') {
    if (outcome.reason === 'timed-out' || outcome.reason === 'forbidden-address') return outcome.reason;
    return outcome.reason === 'too-many-redirects' ? 'redirects-elsewhere' : 'unreachable';
  }
  const { status, truncated } = outcome;
  if (status >= 500 || status === 429) return 'server-error';
  if (status >= 400) return 'not-found';
  if (!isHtml(outcome) && !isPdf(outcome)) return 'not-html';
  return truncated ? 'too-large' : null;
}

const typeOf = ({ headers }: Response): string => headers['content-type'] ?? '';
const isHtml = (response: Response): boolean =>
  /\b(text\/html|application\/xhtml\+xml)\b/iu.test(typeOf(response));

/** Some servers know no type for it: then it is one that begins like one. */
export const isPdf = (response: Response): boolean =>
  /\bapplication\/pdf\b/iu.test(typeOf(response)) ||
  (/\bapplication\/octet-stream\b/iu.test(typeOf(response)) &&
    Buffer.from(response.bytes.subarray(0, 5)).toString('latin1') === '%PDF-');

/** What a header may hold when it is sent back; anything else is not kept. */
const sendable = /^[\x21\x23-\x7e "]{1,200}$/u;

export function validatorsOf({ headers }: Response): Validators {
  const { etag = '', 'last-modified': lastModified = '' } = headers;
  return {
    ...(sendable.test(etag) && { etag }),
    ...(sendable.test(lastModified) && { lastModified }),
  };
}

/** The document as text: its byte order mark says how, then its header, then itself; UTF-8 otherwise. */
export function textOfDocument({ bytes, headers }: Response): string {
  const declared =
    /charset\s*=\s*["']?([\w-]+)/iu.exec(headers['content-type'] ?? '')?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/iu.exec(
      Buffer.from(bytes.subarray(0, 2_048)).toString('latin1'),
    )?.[1];
  return decoderFor(markOf(bytes) ?? declared ?? 'utf-8').decode(bytes);
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

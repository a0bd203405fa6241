import type { FetchOutcome } from '../../application/ports/web-fetch.js';
import type { SkipReason } from '../../domain/crawl/crawl.js';

type Response = Extract<FetchOutcome, { outcome: 'response' }>;

/** Why an answer is no page that can be read; null when it is one. */
export function obstacleTo(outcome: FetchOutcome): SkipReason | null {
  if (outcome.outcome === 'failed') {
    if (outcome.reason === 'timed-out' || outcome.reason === 'forbidden-address') return outcome.reason;
    return outcome.reason === 'too-many-redirects' ? 'redirects-elsewhere' : 'unreachable';
  }
  const { status, headers, truncated } = outcome;
  if (status >= 500 || status === 429) return 'server-error';
  if (status >= 400) return 'not-found';
  if (!/\b(text\/html|application\/xhtml\+xml)\b/iu.test(headers['content-type'] ?? '')) return 'not-html';
  return truncated ? 'too-large' : null;
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

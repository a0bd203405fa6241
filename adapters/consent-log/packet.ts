import {
  bytesOf,
  hashesFile,
  hashesText,
  proofFile,
  writeNote,
  type PacketFiles,
} from '../../domain/consent-log/consent-log.js';
import type { TextEvidence } from '../../application/consent-log/text-evidence.js';
import type { LogKey } from '../../application/ports/consent-tree.js';
import type { AskedLink } from '../../projections/text-links/queries.js';
import type { Message } from '../../projections/transcript/queries.js';
import { cutWav } from './cut-wav.js';
import { firstPage } from './packet-page.js';
import { packetZip } from './packet-zip.js';
import { summaryText, transcriptText } from './packet-texts.js';
import { sha256 } from './signing-key.js';

/** One text, with all that is known of it. */
export interface Told {
  readonly business: string;
  readonly link: AskedLink;
  readonly evidence: TextEvidence;
  /** The words without the name of the business; null where they are not known any more. */
  readonly announcement: { readonly version: string; readonly script: string | null };
  readonly messages: readonly Message[];
  readonly recording: { readonly bytes: Uint8Array; readonly sha256: string } | null;
  /** Whether the phone company vouches for the caller's number. */
  readonly attestation: 'passed' | 'failed' | 'unknown';
  readonly privacyUrl: string;
  readonly madeAt: string;
}

/** A piece of the recording: from a little before the request to a little after the answer. */
export interface Clip {
  readonly bytes: Uint8Array;
  readonly fromMs: number;
  readonly toMs: number;
}

const marginMs = 3_000;

/** Everything about one text in one zip, each file of it signed; `verifier`: the page that checks it. */
export function evidencePacket(told: Told, key: LogKey, verifier: Uint8Array): Uint8Array {
  const clip = clipOf(told);
  const files = new Map<string, Uint8Array>([
    ['index.html', bytesOf(firstPage(told, clip))],
    ['summary.txt', bytesOf(summaryText(told))],
    ['transcript.txt', bytesOf(transcriptText(told))],
    [proofFile, bytesOf(told.evidence.proof)],
    ['verify.html', verifier],
    ...(clip === undefined ? [] : [['clip.wav', clip.bytes] as const]),
  ]);
  return packetZip(signed(files, key), new Date(told.madeAt));
}

const signed = (files: PacketFiles, key: LogKey): PacketFiles =>
  new Map([...files, [hashesFile, bytesOf(writeNote(sha256, hashesText({ sha256 }, files), key, key.sign))]]);

function clipOf({ recording, link }: Told): Clip | undefined {
  if (recording === null) return undefined;
  const fromMs = Math.max(0, link.wordsFromMs - marginMs);
  const toMs = (link.answerToMs ?? link.wordsToMs) + marginMs;
  const bytes = cutWav(recording.bytes, fromMs, toMs);
  return bytes && { bytes, fromMs, toMs };
}

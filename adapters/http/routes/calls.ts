import type { Request, Router } from 'express';
import type { BlobStore } from '../../../application/ports/blob-store.js';
import type { CallLog, LoggedCall } from '../../../projections/call-log/queries.js';
import type { AskedLink as Asked, TextLinks } from '../../../projections/text-links/queries.js';
import type { Texts as HeardTexts } from '../../../projections/texts/queries.js';
import type { AskedLink, Calls, CallRow, CallView, Texts } from '../contract/calls.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface CallRoutesNeeds extends Dashboard {
  readonly log: CallLog;
  readonly links: TextLinks;
  readonly texts: HeardTexts;
  readonly blobs: BlobStore;
  /** The words of an announcement by their version; undefined where they are not said any more. */
  readonly scriptOf: (version: string) => string | undefined;
}

const noSuchCall = (): Refusal => new Refusal(404, 'call-not-found', 'There is no such call.');

/** The log of calls and texts, with the sound and the evidence. */
export function callRoutes(needs: CallRoutesNeeds): Router {
  const { log, links, texts, blobs, scriptOf } = needs;
  const { router, tenantOf } = dashboardRouter(needs);

  const callOf = async (request: Request<{ id: string }>): Promise<LoggedCall> => {
    const call = await log.one(tenantOf(request), request.params.id);
    if (call === undefined) throw noSuchCall();
    return call;
  };

  router.get('/calls', async (request, response) => {
    const { rows, nextCursor } = await log.page(tenantOf(request), cursorOf(request));
    response.json({ calls: rows.map(rowOf), nextCursor } satisfies Calls);
  });

  router.get('/calls/:id', async (request, response) => {
    const call = await callOf(request);
    const asked = await links.ofCall(tenantOf(request), call.callId);
    const { announcementVersion: version } = call;
    response.json({
      call: rowOf(call),
      announcement: version === null ? null : { version, script: scriptOf(version) ?? null },
      recording: recordingOf(call),
      links: asked.map(linkOf),
    } satisfies CallView);
  });

  router.get('/calls/:id/recording', async (request, response) => {
    const { recordingBlobId } = await callOf(request);
    const bytes = recordingBlobId === null ? undefined : await blobs.get(tenantOf(request), recordingBlobId);
    if (bytes === undefined) {
      throw new Refusal(404, 'recording-not-found', 'There is no recording of this call, or not any more.');
    }
    response
      .set({ 'Cache-Control': 'private, no-store', 'Content-Type': 'audio/wav' })
      .send(Buffer.from(bytes));
  });

  router.get('/texts', async (request, response) => {
    const { rows, nextCursor } = await texts.page(tenantOf(request), cursorOf(request));
    response.json({ texts: [...rows], nextCursor } satisfies Texts);
  });
  return router;
}

const cursorOf = ({ query }: Pick<Request, 'query'>): string | undefined =>
  typeof query['cursor'] === 'string' ? query['cursor'] : undefined;

const rowOf = ({
  announcementVersion: _version,
  recordedFrom: _from,
  recordingBlobId: _blob,
  recordingHash: _hash,
  recordingMs: _ms,
  ringCount: _count,
  ...row
}: LoggedCall): CallRow => row;

function recordingOf({ recordingBlobId, recordingHash, recordingMs, recordedFrom }: LoggedCall) {
  if (recordingBlobId === null || recordingHash === null || recordingMs === null) return null;
  return { durationMs: recordingMs, sha256: recordingHash, from: recordedFrom };
}

function linkOf({
  callId: _call,
  contactId: _contact,
  linkId: _link,
  announcementVersion: _version,
  ...asked
}: Asked): AskedLink {
  const { words, wordsFromMs, wordsToMs, answer, answerFromMs, answerToMs, revokedAt, revokedVia, ...rest } =
    asked;
  return {
    ...rest,
    request: { words, fromMs: wordsFromMs, toMs: wordsToMs },
    answer:
      answerFromMs === null || answerToMs === null
        ? null
        : { words: answer, fromMs: answerFromMs, toMs: answerToMs },
    revoked: revokedAt === null || revokedVia === null ? null : { at: revokedAt, via: revokedVia },
  };
}

import type { Request, Response, Router } from 'express';
import type { HandleCall, HandleLine } from '../../../application/call/needs.js';
import type { BlobStore } from '../../../application/ports/blob-store.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Stretch } from '../../../application/report/times.js';
import type { OutcomeGroup } from '../../../domain/report/report.js';
import type { CallLog, LoggedCall } from '../../../projections/call-log/queries.js';
import type { AskedLink as Asked, TextLinks } from '../../../projections/text-links/queries.js';
import type { Texts as HeardTexts } from '../../../projections/texts/queries.js';
import {
  callFilters,
  type AskedLink,
  type Calls,
  type CallRow,
  type CallView,
  type Texts,
} from '../contract/calls.js';
import { cursorOf } from '../cursor.js';
import { filtersOf, withTimes, type TimesOf } from '../filters.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface CallRoutesNeeds extends Dashboard {
  readonly log: CallLog;
  readonly timesOf: TimesOf;
  /** How many rang in some time, also those that are not kept any more. */
  readonly rangIn: (
    tenant: string,
    times: readonly Stretch[],
    outcome: OutcomeGroup | undefined,
  ) => Promise<number>;
  readonly links: TextLinks;
  readonly texts: HeardTexts;
  readonly blobs: BlobStore;
  readonly handleCall: HandleCall;
  readonly handleLine: HandleLine;
  /** Returns once the screens have seen this position, or soon after. */
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
  /** The words of an announcement by their version; undefined where they are not said any more. */
  readonly scriptOf: (version: string) => string | undefined;
}

const noSuchCall = (): Refusal =>
  new Refusal(404, 'call-not-found', 'There is no such call, or it has gone with its time.');

/** The log of calls and texts, with the sound and the evidence. */
export function callRoutes(needs: CallRoutesNeeds): Router {
  const { log, links, texts, blobs, handleCall, handleLine, scriptOf, seen, now } = needs;
  const { router, tenantOf, contextOf } = dashboardRouter(needs, { read: 'audit', write: 'work' });

  const callOf = async (request: Request<{ id: string }>): Promise<LoggedCall> => {
    const call = await log.one(tenantOf(request), request.params.id);
    if (call === undefined) throw noSuchCall();
    return call;
  };

  const goneIn = async (...asked: Parameters<typeof needs.rangIn>): Promise<number> => {
    const [rang, kept] = await Promise.all([needs.rangIn(...asked), log.countWithin(...asked)]);
    return Math.max(0, rang - kept);
  };

  router.get('/calls', async (request, response) => {
    const [tenant, cursor] = [tenantOf(request), cursorOf(request)];
    const filter = await withTimes(needs.timesOf, tenant, filtersOf(request, callFilters));
    const { began, outcome, sort: _sort, ...others } = filter;
    const areAll = cursor === undefined && Object.values(others).every((one) => one === undefined);
    const [{ rows, nextCursor }, gone] = await Promise.all([
      log.page(tenant, cursor, filter),
      began !== undefined && areAll ? goneIn(tenant, began, outcome) : null,
    ]);
    response.json({ calls: rows.map(rowOf), nextCursor, gone } satisfies Calls);
  });

  router.get('/calls/:id', async (request, response) => {
    const [tenant, call] = [tenantOf(request), await callOf(request)];
    const [asked, { state: line }] = await Promise.all([
      links.ofCall(tenant, call.callId),
      handleLine.load(tenant, tenant),
    ]);
    const { announcementVersion: version } = call;
    response.json({
      call: rowOf(call),
      blockedUntil: line.blocked.find(({ contactId }) => contactId === call.contactId)?.endsAt ?? null,
      announcement: version === null ? null : { version, script: scriptOf(version) ?? null },
      recording: recordingOf(call),
      message: messageOf(call),
      links: asked.map(linkOf),
    } satisfies CallView);
  });

  const sendSound = async (request: Request, response: Response, blobId: string | null): Promise<void> => {
    const bytes = blobId === null ? undefined : await blobs.get(tenantOf(request), blobId);
    if (bytes === undefined) {
      throw new Refusal(404, 'recording-not-found', 'There is no recording of this call, or not any more.');
    }
    response
      .set({ 'Cache-Control': 'private, no-store', 'Content-Type': 'audio/wav' })
      .send(Buffer.from(bytes));
  };

  router.get('/calls/:id/recording', async (request, response) => {
    await sendSound(request, response, (await callOf(request)).recordingBlobId);
  });

  router.get('/calls/:id/message', async (request, response) => {
    await sendSound(request, response, (await callOf(request)).messageBlobId);
  });

  router.post('/calls/:id/heard', async (request, response) => {
    const { callId } = await callOf(request);
    const about = { commandId: `${callId}/heard`, now: now() };
    const command = { type: 'HearVoicemail', data: { callId }, ...about } as const;
    const { decision, position } = await handleCall(callId, command, contextOf(request));
    if (decision.outcome === 'rejected')
      throw new Refusal(404, 'message-not-found', 'Nobody left a message in this call.');
    if (position !== null) await seen(position);
    response.status(204).end();
  });

  router.get('/texts', async (request, response) => {
    const { rows, nextCursor } = await texts.page(tenantOf(request), cursorOf(request));
    response.json({ texts: [...rows], nextCursor } satisfies Texts);
  });

  return router;
}

const rowOf = ({
  announcementVersion: _version,
  recordedFrom: _from,
  recordingBlobId: _blob,
  recordingHash: _hash,
  recordingMs: _ms,
  messageBlobId: _message,
  messageHash: _messageHash,
  messageMs: _messageMs,
  ringCount: _count,
  ...row
}: LoggedCall): CallRow => row;

function recordingOf({ recordingBlobId, recordingHash, recordingMs, recordedFrom }: LoggedCall) {
  if (recordingBlobId === null || recordingHash === null || recordingMs === null) return null;
  return { durationMs: recordingMs, sha256: recordingHash, from: recordedFrom };
}

const messageOf = ({ messageHash, messageMs }: LoggedCall): CallView['message'] =>
  messageHash === null || messageMs === null ? null : { durationMs: messageMs, sha256: messageHash };

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

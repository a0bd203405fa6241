import type { ConsentEvent, TextLink } from '../../domain/consent/consent.js';
import { isErased } from '../../domain/kernel/personal.js';
import { consentLimits } from '../../domain/consent/consent.js';
import { callerHandle } from '../call/needs.js';
import type { CallNeeds, HandleAllowance, HandleCall, HandleConsent, HandleLine } from '../call/needs.js';
import { linkOf } from '../call/choose-link.js';
import { circumstances, shown } from '../call/textable.js';
import type { Policy } from '../handling/follow.js';
import { Fault } from '../ports/fault.js';
import type { Texting } from '../ports/texting.js';
import { linkText } from './link-text.js';

interface Needs extends Pick<CallNeeds, 'details' | 'businessOf' | 'suppressions' | 'websiteOf' | 'now'> {
  readonly handleAllowance: HandleAllowance;
  readonly handleCall: HandleCall;
  readonly handleConsent: HandleConsent;
  readonly handleLine: HandleLine;
  readonly texting: Texting;
}

/** How long the word that a call is recorded may be on its way. */
const recordingWaitMs = 60_000;

/**
 * A confirmed request becomes one text. The attempt is written down at its exact place in the history of this contact immediately
 * before the carrier is called: from then on it counts as sent, whatever happens.
 */
export const sendTextLink = (needs: Needs): Policy<ConsentEvent> => ({
  name: 'send-text-link',
  filter: { categories: ['consent'], types: ['TextLinkConfirmed'] },
  afterMs: 0,
  concurrency: 8,
  async when({ id, envelope, event }) {
    if (event.type !== 'TextLinkConfirmed') return;
    const { tenant } = envelope;
    const { contactId, requestId } = event.data;
    const { handleConsent, texting, now } = needs;
    const loaded = await handleConsent.load(tenant, contactId);
    const link = loaded.state.links[requestId];
    if (link?.status !== 'confirmed' || isErased(link.phone)) return;
    const found = await whatToSend(needs, tenant, link);
    const attemptId = id;
    const context = { tenant, actor: 'system', correlationId: envelope.correlationId, causationId: id };
    // Before the attempt: a crash between the two costs the business one text of this hour, and never sends one too many.
    const allowed = await needs.handleAllowance(
      tenant,
      {
        type: 'AllowText',
        data: { accountId: tenant, attemptId, askedAt: event.data.confirmedAt },
        commandId: `${attemptId}/allow`,
        now: now(),
      },
      context,
    );
    const isWithinHour = allowed.decision.outcome === 'accepted';
    const { decision } = await handleConsent(
      contactId,
      {
        type: 'BeginAttempt',
        data: {
          ...{ requestId, attemptId, body: found.body, recordingRef: found.recordingRef },
          circumstances: { ...found.circumstances, isWithinHour },
        },
        commandId: attemptId,
        now: now(),
      },
      context,
    );
    // Refused, or begun by somebody else: whoever has written it down sends it, and nobody else ever does.
    const isBegun =
      decision.outcome === 'accepted' && decision.events.some(({ type }) => type === 'AttemptBegun');
    if (!isBegun) return;
    const validMs = consentLimits.validMs - (Date.parse(now()) - Date.parse(link.requestedAt));
    const receipt = await texting.send({
      ...{ tenant, contactId, requestId, attemptId, validMs },
      ...{ from: found.from, to: link.phone, body: found.body },
    });
    await record(needs, { tenant, contactId, requestId, attemptId }, receipt);
  },
});

/** The words, from which number, and what is true of the call now. */
async function whatToSend(needs: Needs, tenant: string, link: TextLink) {
  const { handleCall, handleLine, businessOf, websiteOf, now } = needs;
  const [{ state: call }, { state: line }, business, website] = await Promise.all([
    handleCall.load(tenant, link.callId),
    handleLine.load(tenant, tenant),
    businessOf(tenant),
    websiteOf(tenant),
  ]);
  if (call.status === 'unstarted') throw new Fault('call-not-found', 'There is no such call.');
  const isFresh = Date.parse(now()) - Date.parse(link.requestedAt) < recordingWaitMs;
  // The word that it is recorded may still be on its way.
  if (call.recording.status === 'awaited' && isFresh) {
    throw new Fault('recording-awaited', 'It is not known yet whether this call is recorded.');
  }
  const number = shown(call.callerNumber);
  const known = linkOf(business.desk, website, link.linkId);
  const found = circumstances(needs)({
    ...{ call, line, isLinkKnown: known !== undefined },
    isSuspended: business.standing?.isSuspended === true,
    isSuppressed: number !== null && (await needs.suppressions.has(tenant, callerHandle(number))),
  });
  const { recording } = call;
  const { body } = linkText({
    businessName: business.name,
    label: known?.label ?? '',
    url: known?.url ?? '',
    language: line.language,
  });
  return {
    ...{ body, circumstances: found, from: line.number ?? '' },
    recordingRef: 'recordingRef' in recording ? recording.recordingRef : null,
  };
}

interface Attempt {
  readonly tenant: string;
  readonly contactId: string;
  readonly requestId: string;
  readonly attemptId: string;
}

/** What the carrier answered. */
async function record(
  { handleConsent, now }: Pick<Needs, 'handleConsent' | 'now'>,
  { tenant, contactId, ...attempt }: Attempt,
  receipt: Awaited<ReturnType<Texting['send']>>,
): Promise<void> {
  const context = { tenant, actor: 'carrier', causationId: attempt.attemptId };
  const commandId = `${attempt.attemptId}/${receipt.outcome}`;
  const about = { commandId, now: now() };
  if (receipt.outcome === 'accepted') {
    const data = { ...attempt, textRef: receipt.textRef };
    await handleConsent(contactId, { type: 'RecordAccepted', data, ...about }, context);
  } else if (receipt.outcome === 'rejected') {
    const data = { ...attempt, code: receipt.code };
    await handleConsent(contactId, { type: 'RecordRejected', data, ...about }, context);
  } else {
    await handleConsent(contactId, { type: 'RecordUnknown', data: attempt, ...about }, context);
  }
}

import { consentLimits, type Consent, type ConsentEvent } from '../../domain/consent/consent.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { HandleConsent, HandleLine } from '../call/needs.js';
import type { Policy } from '../handling/follow.js';
import type { Clock } from '../ports/clock.js';
import { Fault } from '../ports/fault.js';
import type { Texting } from '../ports/texting.js';

interface Needs {
  readonly handleConsent: HandleConsent;
  readonly handleLine: HandleLine;
  readonly texting: Texting;
  readonly now: Clock;
}

/** Longer than any answer of the carrier may take. */
const answerMs = 60_000;
/** After the carrier has stopped trying. */
const marginMs = 60_000;
/** How long after the attempt the carrier is asked again when it does not answer. */
const patienceMs = 60 * 60_000;
const concurrency = 8;

const bySystem = (tenant: string, causationId: string) => ({ tenant, actor: 'system', causationId });

/** An attempt of which nothing was heard: whoever made it has died meanwhile, or the answer was lost. */
export const noteUnknown = ({ handleConsent, now }: Needs): Policy<ConsentEvent> => ({
  name: 'note-unknown-text',
  filter: { categories: ['consent'], types: ['AttemptBegun'] },
  afterMs: answerMs,
  concurrency,
  async when({ id, envelope: { tenant }, event }) {
    if (event.type !== 'AttemptBegun') return;
    const { contactId, requestId, attemptId } = event.data;
    const data = { requestId, attemptId };
    const command = { type: 'RecordUnknown', data, commandId: `${attemptId}/unknown`, now: now() } as const;
    await handleConsent(contactId, command, bySystem(tenant, id));
  },
});

/**
 * Once the carrier cannot deliver it any more it is asked what it has; a text that it does not know lapses. It is never sent again.
 */
export const settleUnknown = ({ handleConsent, handleLine, texting, now }: Needs): Policy<ConsentEvent> => ({
  name: 'settle-unknown-text',
  filter: { categories: ['consent'], types: ['OutcomeUnknown'] },
  afterMs: consentLimits.validMs + marginMs,
  concurrency,
  async when({ id, envelope: { tenant }, event }) {
    if (event.type !== 'OutcomeUnknown') return;
    const { contactId, requestId, attemptId } = event.data;
    const [{ state, events }, { state: line }] = await Promise.all([
      handleConsent.load(tenant, contactId),
      handleLine.load(tenant, tenant),
    ]);
    const link = state.links[requestId];
    if (link?.status !== 'unknown') return;
    const begun = events.find((one) => one.type === 'AttemptBegun' && one.data.attemptId === attemptId);
    const body = begun?.type === 'AttemptBegun' ? begun.data.body : undefined;
    const isKnown = line.number !== null && body !== undefined && !isErased(body) && !isErased(link.phone);
    const asked = {
      since: link.begunAt,
      until: nextBegun(state, link.begunAt),
      except: othersOf(events, attemptId),
    };
    const isLate = Date.parse(now()) - Date.parse(link.begunAt) > patienceMs;
    const found = isKnown
      ? await texting.find({ from: line.number, to: link.phone, body, ...asked }).catch((error: unknown) => {
          // Rather told to the owner as unknown than left open for as long as nobody answers.
          if (isLate && error instanceof Fault) return undefined;
          throw error;
        })
      : undefined;
    const about = { commandId: `${attemptId}/settled`, now: now() };
    await handleConsent(
      contactId,
      found === undefined
        ? { type: 'Lapse', data: { requestId }, ...about }
        : { type: 'RecordAccepted', data: { requestId, attemptId, textRef: found.textRef }, ...about },
      bySystem(tenant, id),
    );
  },
});

/** When the attempt after this one was begun. */
const nextBegun = ({ links }: Consent, begunAt: string): string | null =>
  Object.values(links)
    .flatMap((link) => (link?.attemptId != null && link.begunAt > begunAt ? [link.begunAt] : []))
    .sort()[0] ?? null;

/** Texts that the carrier is known to have taken for other attempts: the same words to the same number are not the same text. */
const othersOf = (events: readonly ConsentEvent[], attemptId: string): readonly string[] =>
  events.flatMap((one) =>
    one.type === 'TextAccepted' && one.data.attemptId !== attemptId ? [one.data.textRef] : [],
  );

/** What was asked for and came to nothing within its time comes to nothing for good. */
export const lapseRequests = ({ handleConsent, now }: Needs): Policy<ConsentEvent> => ({
  name: 'lapse-text-requests',
  filter: { categories: ['consent'], types: ['TextLinkRequested'] },
  afterMs: consentLimits.validMs + marginMs,
  concurrency,
  async when({ id, envelope: { tenant }, event }) {
    if (event.type !== 'TextLinkRequested') return;
    const { contactId, requestId } = event.data;
    const { state } = await handleConsent.load(tenant, contactId);
    const status = state.links[requestId]?.status;
    // One that was attempted is settled by those who look after attempts.
    if (status !== 'requested' && status !== 'confirmed') return;
    const command = {
      type: 'Lapse',
      data: { requestId },
      commandId: `${requestId}/lapse`,
      now: now(),
    } as const;
    await handleConsent(contactId, command, bySystem(tenant, id));
  },
});

import {
  ownNumberId,
  type Call,
  type Calling,
  type Treatment,
  type TreatmentReason,
} from '../../domain/call/call.js';
import { isBlocked } from '../../domain/kernel/block.js';
import type { Line } from '../../domain/line/line.js';
import type { Business } from '../conversation/answer-visitor.js';
import { Fault } from '../ports/fault.js';
import { closedText } from '../billing/closed-text.js';
import { announcementOf, announcementScript } from './announcement.js';
import { beginRing } from './begin-ring.js';
import { callPhrases } from './call-phrases.js';
import type { CallOf, Incoming, Next } from './calls.js';
import { byPhoneCompany, callerHandle, lineHandle, linesScope, type CallNeeds } from './needs.js';
import { isOpen } from './open-now.js';

type Needs = Pick<
  CallNeeds,
  'handleCall' | 'handleConversation' | 'handleLine' | 'directory' | 'businessOf' | 'hashOf' | 'newId' | 'now'
>;

const ownNumberSeconds = 60;

/** The first moments of a call: whose it is, who takes it, and what is said first. */
export function ringCalls(needs: Needs) {
  const { handleCall, handleConversation, handleLine, directory, businessOf, hashOf, newId, now } = needs;
  const ring = beginRing(needs);

  /** The assistant takes the call. */
  const answer = async ({ tenant, callId }: CallOf, call: Calling): Promise<Next> => {
    const [{ state: line }, business] = await Promise.all([
      handleLine.load(tenant, tenant),
      businessOf(tenant),
    ]);
    const { language, voice, asksFirst } = line;
    const announcementVersion = hashOf(announcementScript(line));
    const context = byPhoneCompany(tenant);
    await handleCall(
      callId,
      {
        type: 'AnswerCall',
        data: { callId, announcementVersion, language, asksFirst },
        commandId: `${callId}/answer`,
        now: now(),
      },
      context,
    );
    await handleConversation(
      callId,
      {
        type: 'StartConversation',
        data: {
          ...{ conversationId: callId, visitorId: call.contactId, channel: 'phone', device: 'unknown' },
          ...{ noticeVersion: announcementVersion, opening: { pageUrl: '' }, language },
        },
        commandId: callId,
        now: now(),
      },
      context,
    );
    const greeting =
      business.service?.phone === 'closed'
        ? closedText(business, language)
        : line.greeting === ''
          ? callPhrases(language).howCanIHelp
          : line.greeting;
    return {
      next: 'converse',
      say: announcementOf(line, business.name),
      greeting: asksFirst ? '' : greeting,
      language,
      voice,
      records: !asksFirst,
    };
  };

  const begin = async (of: CallOf, call: Call, line: Line): Promise<Next> => {
    if (call.status !== 'live') return { next: 'hang-up', say: null };
    if (call.treatmentReason === 'blocked')
      return { next: 'hang-up', say: callPhrases(line.language).blocked, language: line.language };
    if (call.treatment === 'refused') return { next: 'refuse' };
    const { ownNumber } = line;
    if (call.treatment === 'assistant' || ownNumber === null) return answer(of, call);
    const seconds = call.treatment === 'staff-first' ? line.staffSeconds : ownNumberSeconds;
    const ringId = `${of.callId}.${ownNumberId}`;
    const next = await ring(of, {
      ringId,
      transferId: ownNumberId,
      number: ownNumber,
      seconds,
      whisper: null,
    });
    return next ?? { next: 'hang-up', say: null };
  };

  return {
    answer,

    async ring({ callId, callRef, to, from, forwardedFrom, attestation }: Incoming) {
      const tenant = await directory.find(linesScope, lineHandle(to));
      if (tenant === undefined) throw new Fault('line-unknown', 'Nobody answers calls to this number.');
      const [{ state: line }, business, contactId] = await Promise.all([
        handleLine.load(tenant, tenant),
        businessOf(tenant),
        // Who shows no number is a new person each time.
        from === null ? callId : directory.resolve(tenant, [callerHandle(from)], newId()),
      ]);
      const isAfterHours = !isOpen(line, business, now());
      const until = line.blocked.find((one) => one.contactId === contactId)?.endsAt ?? null;
      const isRefused = isBlocked(until, now());
      const treated = treatmentOf(line, { business, isRefused, from, forwardedFrom, isAfterHours });
      const { state } = await handleCall(
        callId,
        {
          type: 'RingCall',
          data: {
            callId,
            callRef,
            contactId,
            callerNumber: from,
            forwardedFrom,
            attestation,
            isAfterHours,
            ...treated,
          },
          commandId: `${callId}/ring`,
          now: now(),
        },
        byPhoneCompany(tenant),
      );
      const of = { tenant, callId };
      return { ...of, then: await begin(of, state, line) };
    },
  };
}

interface Situation {
  readonly business: Business;
  readonly isRefused: boolean;
  readonly from: string | null;
  readonly forwardedFrom: string | null;
  readonly isAfterHours: boolean;
}

interface Treated {
  readonly treatment: Treatment;
  readonly treatmentReason: TreatmentReason;
}

function treatmentOf(line: Line, situation: Situation): Treated {
  const { business, isRefused, from, forwardedFrom, isAfterHours } = situation;
  // A telephone of the business passes its calls on to the line, and the line rings that telephone.
  if (from !== null && from === line.number) return { treatment: 'refused', treatmentReason: 'loop' };
  if (isRefused) return { treatment: 'refused', treatmentReason: 'blocked' };
  // The phone company would write down what is said to the assistant: without an agreement it only puts the call through.
  if (business.mayHearCallers === false) {
    const isPutThrough = line.ownNumber !== null && forwardedFrom !== line.ownNumber;
    return { treatment: isPutThrough ? 'own-number' : 'refused', treatmentReason: 'no-agreement' };
  }
  // To the log, a business that is suspended is one that has paused its desk.
  const isPaused = business.desk.isPaused || business.standing?.isSuspended === true;
  const service = business.service?.phone;
  const isOverPlan = service === 'ring-through' || service === 'closed';
  const ringsOwn =
    isPaused || isOverPlan || line.mode === 'off' || (line.mode === 'after-hours' && !isAfterHours);
  // Nobody is there to pick up after hours.
  const staffFirst = line.mode === 'staff-first' && !isAfterHours;
  if (ringsOwn && line.ownNumber === null)
    return { treatment: 'assistant', treatmentReason: 'no-own-number' };
  // It has rung there already, and would come back.
  if ((ringsOwn || staffFirst) && forwardedFrom !== null && forwardedFrom === line.ownNumber)
    return { treatment: 'assistant', treatmentReason: 'passed-on' };
  if (ringsOwn) {
    const treatmentReason = isPaused ? 'paused' : isOverPlan ? 'plan' : 'mode';
    return { treatment: 'own-number', treatmentReason };
  }
  return { treatment: staffFirst ? 'staff-first' : 'assistant', treatmentReason: 'mode' };
}

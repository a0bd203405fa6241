import { uuidv7 } from 'uuidv7';
import { createHandle } from '../../application/handling/handle.js';
import type { EventStore } from '../../application/ports/event-store.js';
import { call } from '../../domain/call/call.js';
import type { CallCommand } from '../../domain/call/call.js';
import { consent } from '../../domain/consent/consent.js';
import type { ConsentCommand } from '../../domain/consent/consent.js';
import { conversation } from '../../domain/conversation/conversation.js';
import type { ConversationCommand } from '../../domain/conversation/conversation.js';
import { lead } from '../../domain/lead/lead.js';
import type { LeadCommand, Stage } from '../../domain/lead/lead.js';
import type { Random } from './random.js';
import { provenance } from './replied.js';

/** Without the id and time of a request. */
type Bare<Command> = Command extends { readonly type: infer Type; readonly data: infer Data }
  ? { readonly type: Type; readonly data: Data }
  : never;

/** Plays made-up chats, calls, texts and leads of one business into a log, each at a moment that chance chooses between two instants. */
export function playWeeks(store: EventStore, tenant: string, random: Random) {
  const handle = createHandle({ store, newId: uuidv7 });
  const decide = {
    ...{ conversation: handle(conversation), call: handle(call) },
    ...{ consent: handle(consent), lead: handle(lead) },
  };
  const context = { tenant, actor: 'system', causationId: '' };

  const clockFrom = (from: string, to: string) => {
    let ms = Date.parse(from) + random.below(Date.parse(to) - Date.parse(from));
    return { commandId: uuidv7(), now: () => new Date((ms += random.below(90_000))).toISOString() };
  };
  type ClockOf = ReturnType<typeof clockFrom>;
  const about = (clock: ClockOf) => ({ commandId: uuidv7(), now: clock.now() });
  const chat = (id: string, command: Bare<ConversationCommand>, clock: ClockOf) =>
    decide.conversation(id, { ...command, ...about(clock) }, context);
  const ring = (id: string, command: Bare<CallCommand>, clock: ClockOf) =>
    decide.call(id, { ...command, ...about(clock) }, context);
  const text = (id: string, command: Bare<ConsentCommand>, clock: ClockOf) =>
    decide.consent(id, { ...command, ...about(clock) }, context);
  const ofLead = (id: string, command: Bare<LeadCommand>, clock: ClockOf) =>
    decide.lead(id, { ...command, ...about(clock) }, context);

  async function talk(conversationId: string, channel: 'chat' | 'phone', clock: ClockOf): Promise<void> {
    const data = { conversationId, visitorId: 'v', channel, noticeVersion: 'n', language: 'en' };
    const opening = { pageUrl: '' };
    await chat(
      conversationId,
      { type: 'StartConversation', data: { ...data, opening, device: 'phone' } },
      clock,
    );
    for (let count = random.below(4); count > 0; count -= 1) {
      const messageId = uuidv7();
      await chat(conversationId, { type: 'ReceiveMessage', data: { messageId, text: 'Hello?' } }, clock);
      const reply = {
        ...{
          replyId: uuidv7(),
          inReplyTo: messageId,
          text: 'Hello.',
          sources: [],
          consulted: [],
          asks: null,
        },
        ...{ told: [], confirmed: null, provenance, tookMs: random.below(10_000) },
        kind: random.pick([
          'answered',
          'answered',
          'unpublished',
          'off-limits',
          'small-talk',
          'call',
        ] as const),
        emergency: random.chance(0.1) ? ('gas' as const) : null,
        handOff: random.chance(0.2) ? ('visitor' as const) : null,
      };
      await chat(conversationId, { type: 'SendReply', data: reply }, clock);
    }
  }

  async function leave(clock: ClockOf): Promise<void> {
    const leadId = uuidv7();
    const details = { name: 'Ada Example', email: 'ada@example.com', phone: null, note: null, answers: [] };
    const data = { leadId, contactId: 'c', conversationId: uuidv7(), ...details };
    await ofLead(leadId, { type: 'CaptureLead', data }, clock);
    const move = (from: Stage, to: Stage) =>
      ofLead(leadId, { type: 'MoveLead', data: { leadId, from, to } }, clock);
    if (random.chance(0.5)) return;
    await move('new', 'contacted');
    const then = random.pick(['contacted', 'new', 'won', 'lost'] as const);
    if (then !== 'contacted') await move('contacted', then);
  }

  async function phone(clock: ClockOf): Promise<void> {
    const callId = uuidv7();
    const data = {
      ...{ callId, callRef: callId, contactId: uuidv7(), callerNumber: '+12025550143', forwardedFrom: null },
      attestation: random.pick(['passed', 'failed', 'unknown'] as const),
      treatment: random.pick(['assistant', 'assistant', 'own-number', 'refused'] as const),
      ...{ treatmentReason: 'mode' as const, isAfterHours: random.chance(0.4) },
    };
    await ring(callId, { type: 'RingCall', data }, clock);
    const answer = { callId, announcementVersion: 'a', language: 'en', asksFirst: false };
    if (random.chance(0.6)) {
      const { decision } = await ring(callId, { type: 'AnswerCall', data: answer }, clock);
      if (decision.outcome === 'accepted') await talk(callId, 'phone', clock);
    }
    if (random.chance(0.3)) await ask(callId, clock);
    const ringId = uuidv7();
    const isRung = random.chance(0.4);
    const transferId = random.pick(['own-number', 'desk'] as const);
    if (isRung) await ring(callId, { type: 'BeginRing', data: { callId, ringId, transferId } }, clock);
    const end = { callId, by: 'caller' as const, seconds: 30, hasSpoken: random.chance(0.7) };
    if (random.chance(0.95)) await ring(callId, { type: 'EndCall', data: end }, clock);
    // Told late: what became of the call is corrected.
    const result = random.pick(['answered', 'busy', 'no-answer'] as const);
    if (isRung) await ring(callId, { type: 'EndRing', data: { callId, ringId, result, seconds: 3 } }, clock);
    if (random.chance(0.2)) {
      await ring(callId, { type: 'TakeVoicemail', data: { callId, seconds: random.below(3) } }, clock);
      if (random.chance(0.5)) await ring(callId, { type: 'HearVoicemail', data: { callId } }, clock);
    }
  }

  async function ask(callId: string, clock: ClockOf): Promise<void> {
    const [contactId, requestId, attemptId] = [uuidv7(), uuidv7(), uuidv7()];
    const heard = { words: 'text me the link', fromMs: 1, toMs: 2 };
    const circumstances = {
      ...{ isInbound: true, isCallerVerified: random.chance(0.9), isTextable: true, isOurs: false },
      ...{
        recording: 'started' as const,
        isLinkKnown: true,
        isBusinessReady: true,
        isWithinPlan: true,
        isWithinHour: true,
        isSuppressed: false,
      },
    };
    const asked = { requestId, callId, contactId, linkId: 'l', phone: '+12025550143', heard };
    const attempt = { requestId, attemptId };
    const said = { messageId: uuidv7(), contactId, words: 'stop', via: 'text' as const, isCancel: false };
    const steps: readonly Bare<ConsentCommand>[] = [
      { type: 'RequestTextLink', data: { ...asked, announcementVersion: 'a', circumstances } },
      random.chance(0.2)
        ? { type: 'DeclineTextLink', data: { requestId } }
        : { type: 'ConfirmTextLink', data: { requestId, question: 'Shall I?', heard } },
      ...(random.chance(0.15) ? [{ type: 'RecordOptOut' as const, data: said }] : []),
      {
        type: 'BeginAttempt',
        data: { ...attempt, body: 'b', recordingRef: random.chance(0.9) ? 'r' : null, circumstances },
      },
      random.pick<Bare<ConsentCommand>>([
        { type: 'RecordAccepted', data: { ...attempt, textRef: 't' } },
        { type: 'RecordRejected', data: { ...attempt, code: '1' } },
        { type: 'RecordUnknown', data: attempt },
      ]),
      random.pick<Bare<ConsentCommand>>([
        { type: 'RecordDelivered', data: attempt },
        { type: 'RecordDelivered', data: attempt },
        { type: 'RecordUndelivered', data: { ...attempt, code: '2' } },
        { type: 'Lapse', data: { requestId } },
      ]),
    ];
    for (const step of steps.slice(0, 1 + random.below(steps.length))) await text(contactId, step, clock);
  }

  return async (from: string, to: string, count: number): Promise<void> => {
    for (let played = 0; played < count; played += 1) {
      const clock = clockFrom(from, to);
      const what = random.pick(['chat', 'chat', 'phone', 'phone', 'lead'] as const);
      if (what === 'chat') await talk(uuidv7(), 'chat', clock);
      else if (what === 'phone') await phone(clock);
      else await leave(clock);
    }
  };
}

import { callerHandle, lineHandle, linesScope, type CallNeeds } from '../call/needs.js';
import type { ReceiveText, RecordTextStatus, TextIn } from '../call/calls.js';
import { Fault } from '../ports/fault.js';
import type { Texting } from '../ports/texting.js';
import { gsm7 } from './gsm7.js';
import { textKind, type TextKind } from './reply-kind.js';

interface Needs extends Pick<
  CallNeeds,
  'handleConsent' | 'directory' | 'suppressions' | 'businessOf' | 'newId' | 'now'
> {
  readonly texting: Pick<Texting, 'writtenAt'>;
  /** How people reach the business otherwise; undefined where it has said nothing. */
  readonly contactOf: (tenant: string) => Promise<string | undefined>;
}

/**
 * Hears what somebody texts to a line: STOP before anything else. Nothing is answered but HELP, once a day, and that only where the
 * carrier does not.
 */
export const receiveText =
  ({
    handleConsent,
    directory,
    suppressions,
    businessOf,
    texting,
    contactOf,
    newId,
    now,
  }: Needs): ReceiveText =>
  async ({ messageId, to, from, ...text }) => {
    const { body } = text;
    const tenant = await directory.find(linesScope, lineHandle(to));
    if (tenant === undefined) throw new Fault('line-unknown', 'Nobody reads texts to this number.');
    const contactId = await directory.resolve(tenant, [callerHandle(from)], newId());
    const context = { tenant, actor: 'texter', causationId: '' };
    const about = { commandId: messageId, now: now() };
    const said = { messageId, contactId, words: body };
    const kind = kindOf(text);
    if (kind === 'stop' || kind === 'cancel') {
      const data = { ...said, via: 'text' as const, isCancel: kind === 'cancel' };
      await handleConsent(contactId, { type: 'RecordOptOut', data, ...about }, context);
      // The carrier confirms it, and nobody does twice.
      return undefined;
    }
    if (kind === 'start') {
      // Where the carrier cannot be asked, it does not say either: a text is brought once, and must not be lost for that.
      const writtenAt = await texting.writtenAt(text.textRef).catch(() => null);
      const data = { ...said, writtenAt };
      const { state } = await handleConsent(contactId, { type: 'RecordOptIn', data, ...about }, context);
      if (!state.isOptedOut) await suppressions.lift(tenant, callerHandle(from));
      return undefined;
    }
    if (kind === 'other') {
      await handleConsent(
        contactId,
        { type: 'ReceiveText', data: { ...said, phone: from }, ...about },
        context,
      );
      return undefined;
    }
    const { decision } = await handleConsent(
      contactId,
      {
        type: 'AnswerHelp',
        data: { ...said, isAnsweredByCarrier: text.keyword === 'help' },
        ...about,
      },
      context,
    );
    const isAnswered =
      decision.outcome === 'accepted' &&
      decision.events.some((event) => event.type === 'HelpRequested' && event.data.isAnswered);
    if (!isAnswered) return undefined;
    const [{ name }, contact] = await Promise.all([businessOf(tenant), contactOf(tenant)]);
    return gsm7(`${name}: ${contact ?? 'please call this number'}. Reply STOP for no texts.`);
  };

/** Whoever the carrier blocks is opted out here as well, and where we understand nothing its word counts. */
export function kindOf({ body, keyword }: Pick<TextIn, 'body' | 'keyword'>): TextKind {
  const read = textKind(body);
  if (read === 'cancel' || read === 'stop') return read;
  return keyword === 'stop' || read === 'other' ? (keyword ?? read) : read;
}

/** Writes down what the carrier tells of an attempt, in whatever order. */
export const recordTextStatus =
  ({ handleConsent, now }: Pick<CallNeeds, 'handleConsent' | 'now'>): RecordTextStatus =>
  async ({ tenant, contactId, requestId, attemptId, status, textRef, code }) => {
    const context = { tenant, actor: 'carrier', causationId: attemptId };
    const about = { commandId: `${attemptId}/${status}`, now: now() };
    const attempt = { requestId, attemptId };
    const commands = {
      accepted: { type: 'RecordAccepted', data: { ...attempt, textRef }, ...about },
      delivered: { type: 'RecordDelivered', data: attempt, ...about },
      undelivered: { type: 'RecordUndelivered', data: { ...attempt, code }, ...about },
      rejected: { type: 'RecordRejected', data: { ...attempt, code }, ...about },
    } as const;
    await handleConsent(contactId, commands[status], context);
  };

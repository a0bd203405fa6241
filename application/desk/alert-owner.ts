import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { isErased, type Erased } from '../../domain/kernel/personal.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import type { Policy } from '../handling/follow.js';
import { Fault } from '../ports/fault.js';
import type { SendLetter } from '../mail/send-letter.js';
import type { Letter } from '../ports/mail.js';

export type AlertReason =
  | 'lead'
  | 'emergency'
  | 'hand-off'
  | 'missed-call'
  | 'voicemail'
  | 'recording-lost'
  | 'text-lapsed'
  | 'cancel-text';

/** What happened and where it can be read. */
export interface Alert {
  readonly reason: AlertReason;
  readonly place: 'inbox' | 'leads' | 'calls' | 'texts';
  /** Of the conversation or the call; empty for a list. */
  readonly id: string;
  /** What a lead left, where the business is not sensitive. */
  readonly lead?: Readonly<Record<'name' | 'email' | 'phone' | 'note', string | null>>;
}

interface Needs {
  readonly sendLetter: SendLetter;
  /** Everybody who owns the business at the moment, where their address was not erased. */
  readonly ownersOf: (
    tenant: string,
  ) => Promise<readonly { readonly memberId: string; readonly email: string }[]>;
  /** Of such a business nothing of a person leaves the dashboard. */
  readonly isSensitive: (tenant: string) => Promise<boolean>;
  /** Says of the person what the alert says, and nothing else. */
  readonly alertLetter: (alert: Alert) => Pick<Letter, 'subject' | 'text' | 'html'>;
}

type Alerting = ConversationEvent | CallEvent | ConsentEvent | LeadEvent;

/** What owners have to know at once is told at once. */
export const alertOwner = ({ sendLetter, ownersOf, isSensitive, alertLetter }: Needs): Policy<Alerting> => ({
  name: 'alert-owner',
  filter: {
    categories: ['conversation', 'call', 'consent', 'lead'],
    types: Object.keys(alerts),
  },
  afterMs: 0,
  concurrency: 8,
  async when({ id, stream, envelope, event }) {
    const whole = alertOf(event, stream.id);
    if (whole === undefined) return;
    const { tenant } = envelope;
    const [owners, isNameless] = await Promise.all([ownersOf(tenant), isSensitive(tenant)]);
    const { lead, ...nameless } = whole;
    const alert: Alert = isNameless || lead === undefined ? nameless : whole;
    const sent = await Promise.all(
      owners.map(({ memberId, email: to }) =>
        sendLetter({
          ...{ tenant, memberId, kind: 'alert', attemptId: `alert/${id}/${memberId}`, to },
          words: () => alertLetter(alert),
        }),
      ),
    );
    // What did not go out for certain is tried again, under the same attempt: it is the same letter. In the end the operator is told.
    if (sent.some(({ outcome }) => outcome !== 'accepted' && outcome !== 'stopped'))
      throw new Fault('alert-unsent', 'The alert could not be sent.');
  },
});

const known = (value: string | Erased | null): string | null => (isErased(value) ? null : value);

type Alerts = {
  readonly [Name in Alerting['type']]?: (
    data: Extract<Alerting, { type: Name }>['data'],
    streamId: string,
  ) => Alert | undefined;
};

const alerts: Alerts = {
  LeadCaptured({ name, email, phone, note }) {
    const lead = { name: known(name), email: known(email), phone: known(phone), note: known(note) };
    return { reason: 'lead', place: 'leads', id: '', lead };
  },
  EmergencyRecognised: (_data, id) => ({ reason: 'emergency', place: 'inbox', id }),
  HandOffRequested: (_data, id) => ({ reason: 'hand-off', place: 'inbox', id }),
  RecordingLost: (_data, id) => ({ reason: 'recording-lost', place: 'calls', id }),
  CallEnded: ({ outcome }, id) =>
    outcome === 'missed' ? { reason: 'missed-call', place: 'calls', id } : undefined,
  // Not by how the call ended: whoever leaves a message hangs up after it, and the end may be told first.
  VoicemailTaken: ({ seconds }, id) =>
    seconds > 0 ? { reason: 'voicemail', place: 'calls', id } : undefined,
  // The proof is missing, and nobody has said so yet.
  TextLinkRefused: ({ refusal, callId: id }) =>
    refusal === 'recording-not-confirmed' ? { reason: 'recording-lost', place: 'calls', id } : undefined,
  TextLinkLapsed: ({ wasConfirmed, callId: id }) =>
    wasConfirmed ? { reason: 'text-lapsed', place: 'calls', id } : undefined,
  OptedOut: ({ isCancel }) => (isCancel ? { reason: 'cancel-text', place: 'texts', id: '' } : undefined),
};

function alertOf({ type, data }: Alerting, streamId: string): Alert | undefined {
  const of = alerts[type] as ((about: object, id: string) => Alert | undefined) | undefined;
  return of?.(data, streamId);
}

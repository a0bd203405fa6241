import type {
  Allowance,
  AllowanceCommand,
  AllowanceEvent,
  AllowanceReason,
} from '../../domain/allowance/allowance.js';
import type { Call, CallCommand, CallEvent, CallReason } from '../../domain/call/call.js';
import type { Consent, ConsentCommand, ConsentEvent, ConsentReason } from '../../domain/consent/consent.js';
import type { Line, LineCommand, LineEvent, LineReason } from '../../domain/line/line.js';
import type { AnswerVisitor, Business } from '../conversation/answer-visitor.js';
import type { HandleConversation } from '../conversation/start-conversation.js';
import type { Handle } from '../handling/handle.js';
import type { Clock } from '../ports/clock.js';
import type { ContactDetails } from '../ports/contact-details.js';
import type { ContactDirectory, Suppressions } from '../ports/contact-directory.js';
import type { NewId } from '../ports/ids.js';
import type { Telephony } from '../ports/telephony.js';

export type HandleAllowance = Handle<Allowance, AllowanceCommand, AllowanceEvent, AllowanceReason>;
export type HandleCall = Handle<Call, CallCommand, CallEvent, CallReason>;
export type HandleConsent = Handle<Consent, ConsentCommand, ConsentEvent, ConsentReason>;
export type HandleLine = Handle<Line, LineCommand, LineEvent, LineReason>;

/** What serving a call takes. */
export interface CallNeeds {
  readonly handleCall: HandleCall;
  readonly handleConsent: HandleConsent;
  readonly handleConversation: HandleConversation;
  readonly handleLine: HandleLine;
  readonly answering: AnswerVisitor;
  readonly directory: ContactDirectory;
  readonly suppressions: Pick<Suppressions, 'has' | 'lift'>;
  readonly details: ContactDetails;
  readonly telephony: Telephony;
  readonly businessOf: (tenant: string) => Promise<Business>;
  /** Undefined where the business has none. */
  readonly websiteOf: (tenant: string) => Promise<string | undefined>;
  /** How many link texts a business has sent in the hour before, as far as the read model knows. */
  readonly textCountLastHour: (tenant: string) => Promise<number>;
  /** SHA-256, hex. */
  readonly hashOf: (text: string) => string;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly newId: NewId;
  readonly now: Clock;
}

/** In the contact directory, whose line a number is. */
export const linesScope = 'lines';
export const lineHandle = (number: string): string => `line:${number}`;
/** A number known from a call is no contact detail: nothing but texts and calls is found by it. */
export const callerHandle = (number: string): string => `caller:${number}`;

export const byCaller = (tenant: string) => ({ tenant, actor: 'caller', causationId: '' });
export const byPhoneCompany = (tenant: string) => ({ tenant, actor: 'phone-company', causationId: '' });

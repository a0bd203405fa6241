import { apiKeys, closings, shares } from './of-accounts.js';
import { cookies, encryption, guardedFetching, limits, sessions, webhooks } from './of-doors.js';
import { deletionRequests, erasures, requests, retention } from './of-forgetting.js';
import {
  exportedLeads,
  improvements,
  leads,
  letters,
  notices,
  purposesServed,
  signUps,
  visits,
} from './of-people.js';
import { linkTexts, numbers, optOuts, recordings } from './of-texts.js';
import type { Witness } from './witness.js';

/** What whoever runs an installation tells its businesses and their visitors. */
export interface Promised {
  readonly no: `P${number}`;
  readonly sentence: string;
  /** By what it is kept. */
  readonly mechanism: string;
  /** Where it says nothing without this part of an installation; it is in no paper then. */
  readonly of?: 'phone' | 'billing' | 'public';
  /** Where what is counted comes from. */
  readonly source: string;
  readonly witness: () => Witness;
}

/** A witness hears its own events only, by their names. */
const by =
  (witness: () => unknown): (() => Witness) =>
  () =>
    witness() as Witness;

/** The one list: the command, the papers, the tests and `docs/promises.md` say what stands here. */
export const promises: readonly Promised[] = [
  {
    no: 'P1',
    sentence:
      'At sign-up we ask for a business name, an e-mail address, a website URL and an industry, and nothing else.',
    mechanism:
      'The form’s schema knows four fields, and the event an account is opened with knows no other. Which version of the papers was agreed to is an event of its own.',
    source: 'log: AccountOpened, PapersAccepted',
    witness: by(signUps),
  },
  {
    no: 'P2',
    sentence:
      'Chat messages between a website’s visitors and the assistant are stored, for lead capture, analytics and replay; the widget says so before the first message is typed.',
    mechanism: 'A conversation begins with the notice that was shown; without one no message is taken.',
    source: 'log: NoticeShown, MessageReceived',
    witness: by(notices),
  },
  {
    no: 'P3',
    sentence:
      'Leads hold the names, e-mails, phone numbers and other contact details that visitors chose to share in a conversation; caller ID alone never makes a lead.',
    mechanism:
      'A lead is captured only after its visitor was shown the details and said that they are right.',
    source: 'log: ContactDetailsConfirmed, LeadCaptured',
    witness: by(leads),
  },
  {
    no: 'P4',
    sentence:
      'Page views, session duration and device type, and the page, site or campaign a visit came from, are collected automatically, never joined to a person; no tracking cookie and no third-party analytics are used.',
    mechanism:
      'The tables of visits have no column for a person; sessions are told apart under a salt that goes each day.',
    source: 'tables: usage; answers of the process',
    witness: by(visits),
  },
  {
    no: 'P5',
    sentence:
      'Data serves the service: chat, lead capture, notifications, dashboard analytics, weekly reports.',
    mechanism:
      'Every kind of record is listed with what it is for; one that is not listed breaks this promise.',
    source: 'log: the first event of whatever is kept',
    witness: by(purposesServed),
  },
  {
    no: 'P6',
    sentence: 'We send transactional e-mail such as login links, trial reminders and weekly reports.',
    mechanism:
      'Every letter to a member has one of six kinds and passes one door, which asks what the member declined.',
    source: 'log: LetterDelivered, Unsubscribed, ReportLetterBegun',
    witness: by(letters),
  },
  {
    no: 'P7',
    sentence:
      'Conversations may be used to improve answers and service quality: off by default everywhere, a business’s own choice, personal fields removed first, never numbers from link requests, never recordings.',
    mechanism:
      'Nothing takes a conversation out of its business; its questions are asked again when a member wishes it.',
    source: 'log: ConversationStarted, RehearsalStarted; read model: shares',
    witness: by(improvements),
  },
  {
    no: 'P8',
    of: 'phone',
    sentence:
      'When a caller explicitly asks for the website or booking link during an inbound call, one follow-up text may be sent: at most one per call, to the number calling, within 10 minutes or not at all.',
    mechanism:
      'One stream for each contact decides on every text at its exact place, before the carrier is called.',
    source: 'log: CallRang, TextLinkRequested, AttemptBegun',
    witness: by(linkTexts),
  },
  {
    no: 'P9',
    of: 'phone',
    sentence:
      'Every call the assistant answers is recorded from its first second, and says so first, unless the caller objects; then recording stops and no text is sent. The recording is the proof of consent: without it there is no text.',
    mechanism:
      'Recording begins with the call, and a text is refused unless the recording is confirmed and not declined.',
    source: 'log: CallAnswered, RecordingStarted, RecordingDeclined, AttemptBegun',
    witness: by(recordings),
  },
  {
    no: 'P10',
    of: 'phone',
    sentence:
      'A phone number collected that way is used solely to deliver the requested link; it is not shared with third parties and not used for marketing.',
    mechanism: 'The number stands sealed in the request; nothing but the sending of that one text opens it.',
    source: 'log: TextLinkRequested, TextLinkConfirmed, AttemptBegun; read model: shares',
    witness: by(numbers),
  },
  {
    no: 'P11',
    of: 'phone',
    sentence:
      'Recipients may opt out at any time by replying STOP; HELP, or e-mail to support, gets help; message and data rates may apply.',
    mechanism: 'An opt-out is looked at where the text is decided on, however it reached us.',
    source: 'log: OptedOut, OptedIn, HelpRequested, AttemptBegun',
    witness: by(optOuts),
  },
  {
    no: 'P12',
    sentence:
      'Data is not sold. It is shared only with the processors that are switched on, only as needed; every such share can be listed.',
    mechanism:
      'The program reaches only the vendors that are configured, and a read model lists what went to each.',
    source: 'read model: shares',
    witness: by(shares),
  },
  {
    no: 'P13',
    of: 'billing',
    sentence:
      'Account data and leads are kept while the account is active; an account without a plan stays readable for 90 days, with three warnings, and is then closed.',
    mechanism:
      'The plan’s own stream says when each warning and the closing are due, and owes them in that order.',
    source: 'log: TrialBegun, ReminderOwed, AccountClosingAsked',
    witness: by(closings),
  },
  {
    no: 'P14',
    sentence:
      'After account deletion everything is purged within 30 days, backups included. Stripe keeps invoices as tax law requires.',
    mechanism: 'Keys are destroyed and a ledger beside the backups says which; the deadline is watched.',
    source: 'log: ErasureRequested, ErasureCompleted',
    witness: by(erasures),
  },
  {
    no: 'P15',
    sentence:
      'Conversation transcripts, call transcripts and recordings are kept up to 12 months. 30 days before the evidence of a text expires, the owner is offered its packet; nothing is kept silently.',
    mechanism:
      'A run each day destroys the keys of what is older, and writes down how many and what is left.',
    source: 'log: ConversationStarted, ConversationExpired, RetentionRunCompleted',
    witness: by(retention),
  },
  {
    no: 'P16',
    sentence:
      'Leads can be exported as CSV from the dashboard at any time, also after the plan has ended, until the purge.',
    mechanism: 'The export reads what the list of leads reads, and asks for no plan.',
    source: 'log: LeadCaptured; read model: lead-inbox',
    witness: by(exportedLeads),
  },
  {
    no: 'P17',
    sentence:
      'Account deletion can be asked for by e-mail to support, by the public form, or in the dashboard; account and all associated data are deleted within 30 days.',
    mechanism: 'Every request stands in one register with its deadline, however it came.',
    source: 'log: DataRequestNoted, DataRequestClosed, ErasureRequested, ErasureCompleted',
    witness: by(deletionRequests),
  },
  {
    no: 'P18',
    sentence:
      'The dashboard uses one signed session cookie, and, while a login is under way, one short-lived login cookie, both HttpOnly and Secure; the widget uses localStorage, only after the visitor has written, to keep a conversation going; there are no tracking cookies.',
    mechanism: 'One place writes cookies, and no page, script or answer before a login sets one.',
    source: 'cookies as they are written; answers of the process; table: sessions',
    witness: by(cookies),
  },
  {
    no: 'P19',
    sentence: 'API keys are stored hashed.',
    mechanism: 'A key is told once; what is kept and looked up is its SHA-256.',
    source: 'log: ApiKeyIssued, ApiKeyReplaced',
    witness: by(apiKeys),
  },
  {
    no: 'P20',
    sentence: 'Sessions are signed with HMAC-SHA256.',
    mechanism: 'A cookie whose signature does not fit is none; the comparison takes the same time for all.',
    source: 'cookies as they are read; answers of the process; table: sessions',
    witness: by(sessions),
  },
  {
    no: 'P21',
    of: 'public',
    sentence:
      'All traffic is encrypted by HTTPS: the process refuses to serve a public address without it, and remote databases without TLS.',
    mechanism: 'A start whose configuration would not be safe is refused with one sentence.',
    source: 'configuration',
    witness: by(encryption),
  },
  {
    no: 'P22',
    sentence: 'Webhook signatures are verified.',
    mechanism: 'The signature is checked over the bytes that came, before anything of them is read.',
    source: 'log: what vendors told; answers of the process to forged messages',
    witness: by(webhooks),
  },
  {
    no: 'P23',
    sentence: 'Requests are rate limited.',
    mechanism: 'Every request to the API is counted, letters and logins more strictly.',
    source: 'answers of the process',
    witness: by(limits),
  },
  {
    no: 'P24',
    sentence: 'Fetching customers’ websites is protected against SSRF.',
    mechanism: 'One guard resolves a name when it connects and refuses every address that is not public.',
    source: 'what the guard answers; log: CrawlStarted',
    witness: by(guardedFetching),
  },
  {
    no: 'P25',
    sentence:
      'Privacy questions and data requests have an address, and a request made there is tracked to its deadline.',
    mechanism: 'Whoever runs the installation enters it in the register, which says when it is due.',
    source: 'configuration; log: DataRequestNoted, DataRequestClosed',
    witness: by(requests),
  },
];

import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { DisclosedConsent, DisclosedText, DisclosedWord } from './disclosed.js';
import { saidBy, type Open, type Saying } from './opened.js';

type Draft = { -readonly [Field in keyof DisclosedText]: DisclosedText[Field] };

/** What one contact asked for by phone, texted, and said about texts. */
export interface TextsTold {
  readonly texts: readonly DisclosedText[];
  readonly words: readonly DisclosedWord[];
  readonly consents: readonly DisclosedConsent[];
  readonly own: readonly ConsentEvent[];
  /** Requests and texts that are not the person's own. */
  readonly leftOutCount: number;
}

/** `isTheirs`: whether words of this call or conversation are the person's own. */
export function textsTold(
  events: readonly ConsentEvent[],
  isTheirs: (callOrConversationId: string) => boolean,
  open: Open,
): TextsTold {
  const own = events.filter(({ data }) => isTheirs(placeOf(data, events)));
  return {
    own,
    texts: textsIn(own, open),
    words: own.flatMap((event) => saidBy(wordsIn, event, open) ?? []),
    consents: own.flatMap((event) => saidBy(consentsOf, event, open) ?? []),
    leftOutCount: thingsIn(events) - thingsIn(own),
  };
}

const thingsIn = (events: readonly ConsentEvent[]): number =>
  new Set(events.map(({ data }) => ('messageId' in data ? data.messageId : data.requestId))).size;

/** The call in which a text was asked for, or the conversation in which no texts were; of a text that came in there is none. */
function placeOf(data: ConsentEvent['data'], events: readonly ConsentEvent[]): string {
  if ('messageId' in data) return data.messageId.split('.')[0] ?? '';
  const { requestId } = data;
  for (const event of events)
    if (event.type === 'TextLinkRequested' && event.data.requestId === requestId) return event.data.callId;
  return '';
}

function textsIn(events: readonly ConsentEvent[], open: Open): readonly DisclosedText[] {
  const drafts = new Map<string, Draft>();
  for (const event of events) {
    if (event.type === 'TextLinkRequested') {
      const { requestId, callId, phone, heard, requestedAt: askedAt } = event.data;
      drafts.set(requestId, {
        ...{ requestId, callId, askedAt, number: open(phone), askedWords: open(heard.words) },
        ...{ question: null, answer: null, confirmedAt: null, body: null, sentAt: null },
        ...{ became: 'asked', refusal: null, becameAt: askedAt },
      });
      continue;
    }
    const draft = 'requestId' in event.data ? drafts.get(event.data.requestId) : undefined;
    if (draft !== undefined) Object.assign(draft, saidBy(changes, event, open));
  }
  return [...drafts.values()];
}

const changes: Saying<ConsentEvent, Partial<DisclosedText>> = {
  TextLinkConfirmed: ({ question, heard, confirmedAt }, open) => ({
    ...{ question: open(question), answer: open(heard.words), confirmedAt },
    ...{ became: 'confirmed', becameAt: confirmedAt },
  }),
  TextLinkDeclined: ({ declinedAt: becameAt }) => ({ became: 'declined', becameAt }),
  TextLinkRefused: ({ refusal, refusedAt: becameAt }) => ({ became: 'refused', refusal, becameAt }),
  AttemptBegun: ({ body, begunAt }, open) => ({
    ...{ body: open(body), sentAt: begunAt, became: 'sent', becameAt: begunAt },
  }),
  TextAccepted: ({ acceptedAt: becameAt }) => ({ became: 'accepted', becameAt }),
  TextRejected: ({ rejectedAt: becameAt }) => ({ became: 'rejected', becameAt }),
  TextDelivered: ({ deliveredAt: becameAt }) => ({ became: 'delivered', becameAt }),
  TextUndelivered: ({ undeliveredAt: becameAt }) => ({ became: 'undelivered', becameAt }),
  OutcomeUnknown: ({ notedAt: becameAt }) => ({ became: 'unknown', becameAt }),
  TextLinkLapsed: ({ lapsedAt: becameAt }) => ({ became: 'lapsed', becameAt }),
};

const byText = { via: 'text', number: null } as const;
const wordsIn: Saying<ConsentEvent, DisclosedWord> = {
  OptedOut: ({ messageId, isCancel, via, words, optedOutAt: at }, open) => ({
    ...{ messageId, kind: isCancel ? 'cancel' : 'stop', via, number: null, words: open(words), at },
  }),
  OptedIn: ({ messageId, words, optedInAt: at }, open) => ({
    ...{ ...byText, messageId, kind: 'start', words: open(words), at },
  }),
  OptInDisregarded: ({ messageId, words, disregardedAt: at }, open) => ({
    ...{ ...byText, messageId, kind: 'late-start', words: open(words), at },
  }),
  HelpRequested: ({ messageId, words, requestedAt: at }, open) => ({
    ...{ ...byText, messageId, kind: 'help', words: open(words), at },
  }),
  TextReceived: ({ messageId, phone, words, receivedAt: at }, open) => ({
    ...{ ...byText, messageId, kind: 'other', number: open(phone), words: open(words), at },
  }),
};

const consent = (at: string, what: DisclosedConsent['what'], of: string): DisclosedConsent => ({
  ...{ at, what, of, words: null, version: null },
});
const consentsOf: Saying<ConsentEvent, DisclosedConsent> = {
  TextLinkRequested: ({ requestedAt, requestId }) => consent(requestedAt, 'text-asked', requestId),
  TextLinkConfirmed: ({ confirmedAt, requestId }) => consent(confirmedAt, 'text-confirmed', requestId),
  TextLinkDeclined: ({ declinedAt, requestId }) => consent(declinedAt, 'text-declined', requestId),
  OptedOut: ({ optedOutAt, messageId }) => consent(optedOutAt, 'texts-refused', messageId),
  OptedIn: ({ optedInAt, messageId }) => consent(optedInAt, 'texts-wanted', messageId),
};

import { allowanceLimits } from '../../domain/allowance/allowance.js';
import type { Calling } from '../../domain/call/call.js';
import type { Refusal } from '../../domain/consent/consent.js';
import type { Erased } from '../../domain/kernel/personal.js';
import type { Line } from '../../domain/line/line.js';
import type { Business } from '../conversation/answer-visitor.js';
import { callPhrases, filled } from './call-phrases.js';
import type { Utterance } from './calls.js';
import { chooseLink, websiteId, type LinkToText } from './choose-link.js';
import { byCaller, callerHandle, type CallNeeds } from './needs.js';
import { circumstances, shown } from './textable.js';

type Needs = Pick<
  CallNeeds,
  'handleConsent' | 'details' | 'suppressions' | 'websiteOf' | 'textCountLastHour' | 'now'
>;

/** Where in a call the link is asked for, and by whom. */
export interface LinkTurn {
  readonly utterance: Utterance;
  readonly call: Calling;
  readonly line: Line;
  readonly business: Business;
  readonly language: string;
}

/** The business has no link of the kind that was asked for. */
const noLink = 'none';
/** How long a word takes to say, milliseconds: where it began is told by nobody, only when it was heard to its end. */
const wordMs = 400;

/** The way of a link text from the caller's wish to the caller's yes. What becomes of it after that is decided without the call. */
export function textLinks(needs: Needs) {
  const { handleConsent, suppressions, websiteOf, textCountLastHour, now } = needs;
  const circumstancesOf = circumstances(needs);
  const heardIn = (call: Calling, words: string) => {
    const { recording } = call;
    const startedAt = 'startedAt' in recording ? recording.startedAt : call.answeredAt;
    const toMs = Math.max(0, Date.parse(now()) - Date.parse(startedAt ?? now()));
    const fromMs = Math.max(0, toMs - words.split(/\s+/u).length * wordMs);
    return { words, fromMs, toMs };
  };

  return {
    /** Writes the request down, and answers what to say: the question, or why there will be no text and the address instead. */
    async request({ utterance, call, line, business, language }: LinkTurn, which: string) {
      const { tenant, callId, turnId, words } = utterance;
      const website = await websiteOf(tenant);
      const link = chooseLink(business.desk, website, { which, words });
      const number = shown(call.callerNumber);
      const requestId = requestIdOf(callId, turnId);
      const found = {
        ...circumstancesOf({
          ...{ call, line, isLinkKnown: link !== undefined },
          isSuspended: business.standing?.isSuspended === true,
          isSuppressed: number !== null && (await suppressions.has(tenant, callerHandle(number))),
        }),
        // It may lag by a moment: nobody is asked in vain, and whether a text goes out is decided later.
        isWithinHour:
          business.service?.texts !== false && (await textCountLastHour(tenant)) < allowanceLimits.perHour,
      };
      const { state } = await handleConsent(
        call.contactId,
        {
          type: 'RequestTextLink',
          data: {
            ...{
              requestId,
              callId,
              contactId: call.contactId,
              linkId: link?.linkId ?? noLink,
              phone: number ?? '',
            },
            ...{
              heard: heardIn(call, words),
              announcementVersion: call.announcementVersion ?? '',
              circumstances: found,
            },
          },
          commandId: requestId,
          now: now(),
        },
        byCaller(tenant),
      );
      const asked = state.links[requestId];
      if (asked?.status === 'requested') {
        return { isAsked: true, text: questionOf(language, link) };
      }
      const refusal = asked?.attemptId === null ? asked.refusal : null;
      return { isAsked: false, text: refusedText(language, refusal ?? 'link-unknown', link?.url) };
    },

    /** The request that the caller was asked about last; undefined where there is none in this call. */
    async pending({ tenant, callId }: Utterance, contactId: string): Promise<string | undefined> {
      const { state } = await handleConsent.load(tenant, contactId);
      return Object.entries(state.links)
        .filter(([, link]) => link?.callId === callId && link.status === 'requested')
        .at(-1)?.[0];
    },

    /** `question`: as the caller heard it. */
    async confirm(
      { utterance, call, language }: LinkTurn,
      asked: { readonly requestId: string; readonly question: string | Erased },
    ): Promise<string> {
      const { tenant, words } = utterance;
      const { decision } = await handleConsent(
        call.contactId,
        {
          type: 'ConfirmTextLink',
          data: { ...asked, heard: heardIn(call, words) },
          commandId: `${asked.requestId}/yes`,
          now: now(),
        },
        byCaller(tenant),
      );
      const { sending, notSending } = callPhrases(language);
      return decision.outcome === 'accepted' ? sending : notSending;
    },

    async decline({ utterance, call, language }: LinkTurn, requestId: string): Promise<string> {
      await handleConsent(
        call.contactId,
        { type: 'DeclineTextLink', data: { requestId }, commandId: `${requestId}/no`, now: now() },
        byCaller(utterance.tenant),
      );
      return callPhrases(language).notSending;
    },

    /** No texts to this number any more, whatever else was asked for. */
    async optOut({ utterance, call, language }: LinkTurn): Promise<string> {
      const { tenant, callId, turnId, words } = utterance;
      const messageId = requestIdOf(callId, turnId);
      const data = { messageId, contactId: call.contactId, words, via: 'call' as const, isCancel: false };
      const command = { type: 'RecordOptOut', data, commandId: messageId, now: now() } as const;
      await handleConsent(call.contactId, command, byCaller(tenant));
      return callPhrases(language).optedOut;
    },
  };
}

/** The same at each repetition of a turn. */
const requestIdOf = (callId: string, turnId: string): string => `${callId}.${turnId}`;

/** What the caller is asked, word for word. */
function questionOf(language: string, link: LinkToText | undefined): string {
  const { askToText, theLink, theWebsite } = callPhrases(language);
  const isWebsite = link === undefined || link.linkId === websiteId;
  return filled(askToText, { link: isWebsite ? theWebsite : filled(theLink, { label: link.label }) });
}

function refusedText(language: string, refusal: Refusal, url: string | undefined): string {
  const phrases = callPhrases(language);
  const why = filled(phrases.cannotText, { reason: phrases.refusals[refusal] });
  return url === undefined ? why : `${why} ${filled(phrases.address, { address: url })}`;
}

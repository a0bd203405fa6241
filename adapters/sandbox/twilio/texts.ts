import type { Pool } from 'pg';
import { randomUUID } from 'node:crypto';
import { acceptMessage } from './accept-message.js';
import { block, isBlocked, unblock } from './blocks.js';
import { callBack, type CalledBack, type TwilioAccount } from './call-back.js';
import type { Deliveries } from './deliveries.js';
import { inboundParams } from './inbound-params.js';
import { automaticReplies, keywordOf, type Keyword } from './keywords.js';
import { addMessage, findMessage, messagesOfPhone, type Message } from './message-store.js';
import { findNumber, type OwnNumber } from './number-store.js';
import { readReplies, type TextReply } from './text-replies.js';
import { webhookAlert, type WebhookAlert } from './webhook-alert.js';

export interface TextsNeeds {
  readonly pool: Pool;
  readonly account: TwilioAccount;
  readonly deliveries: Pick<Deliveries, 'begin'>;
  /** Advanced Opt-Out tells a webhook what it took a text for. */
  readonly hasAdvancedOptOut: boolean;
  readonly alert: (alert: WebhookAlert) => void;
}

export interface Texts {
  /** A person's phone sends a text. Undefined when the account owns no such number. */
  receive(text: Pick<Message, 'from' | 'to' | 'body'>): Promise<Received | undefined>;
  /** Calls the webhook of a text again, as Twilio may: the same text and the same token. */
  redeliver(sid: string): Promise<Received | undefined>;
  /** The newest 200 texts that a phone sent or was sent, oldest first. */
  list(number: string): Promise<readonly Message[]>;
}

export interface Received {
  readonly sid: string;
  /** What the webhook answered, or its fallback; undefined when nobody did. */
  readonly answer: CalledBack | undefined;
}

const textsMax = 200;

/** The side of the phones: what people text to the account's numbers, and what they see. */
export function createTexts(needs: TextsNeeds): Texts {
  const { pool } = needs;
  return {
    async receive({ from, to, body }) {
      const number = await findNumber(pool, to);
      if (number === undefined) return undefined;
      const message = await addMessage(pool, {
        direction: 'inbound',
        from,
        to,
        body,
        status: 'received',
        messagingServiceSid: number.messagingServiceSid,
        statusCallback: null,
        validitySeconds: 0,
        idempotencyToken: randomUUID(),
      });
      const keyword = keywordOf(body);
      if (keyword !== undefined) await heed(needs, number, { person: from, keyword });
      return { sid: message.sid, answer: await tell(needs, number, message) };
    },
    async redeliver(sid) {
      const message = await findMessage(pool, sid);
      const number = message?.direction === 'inbound' ? await findNumber(pool, message.to) : undefined;
      return message && number && { sid, answer: await tell(needs, number, message) };
    },
    list: (number) => messagesOfPhone(pool, number, textsMax),
  };
}

/** Twilio blocks and unblocks, and says so once: a second STOP of somebody who is blocked is not answered. */
async function heed(
  { pool, deliveries }: TextsNeeds,
  number: OwnNumber,
  { person, keyword }: { readonly person: string; readonly keyword: Keyword },
): Promise<void> {
  const isAnswered =
    keyword === 'STOP'
      ? await block(pool, number, person)
      : keyword === 'START'
        ? await unblock(pool, number, person)
        : !(await isBlocked(pool, number, person));
  if (!isAnswered) return;
  const reply = await addMessage(pool, {
    direction: 'outbound-reply',
    from: number.phoneNumber,
    to: person,
    body: automaticReplies[keyword],
    status: 'queued',
    messagingServiceSid: number.messagingServiceSid,
    statusCallback: null,
    validitySeconds: 36_000,
    idempotencyToken: null,
  });
  deliveries.begin(reply);
}

/** Calls the number's webhook, or its fallback when that fails, and sends the texts that it answers with. */
async function tell(needs: TextsNeeds, number: OwnNumber, message: Message): Promise<CalledBack | undefined> {
  const optOut = needs.hasAdvancedOptOut ? keywordOf(message.body) : undefined;
  const params = {
    ...inboundParams(needs.account.accountSid, message),
    ...(optOut && { OptOutType: optOut }),
  };
  const headers = { 'I-Twilio-Idempotency-Token': message.idempotencyToken ?? '' };
  const { smsUrl, smsFallbackUrl } = number;
  const first = await answerOf(needs, smsUrl, { params, headers });
  if (first.replies !== undefined || smsFallbackUrl === '') {
    await reply(needs, message, first);
    return first.answer;
  }
  const failed = { ...params, ErrorCode: String(first.code), ErrorUrl: smsUrl };
  const second = await answerOf(needs, smsFallbackUrl, { params: failed, headers });
  await reply(needs, message, second);
  return second.answer;
}

interface Answered {
  readonly url: string;
  readonly answer: CalledBack | undefined;
  /** Undefined when it failed, for the reason of the code. */
  readonly replies: readonly TextReply[] | undefined;
  readonly code: number;
}

async function answerOf(
  { account, alert }: TextsNeeds,
  url: string,
  { params, headers }: Readonly<Record<'params' | 'headers', Readonly<Record<string, string>>>>,
): Promise<Answered> {
  if (url === '') return { url, answer: undefined, replies: [], code: 0 };
  const answer = await callBack(account, url, params, headers).catch(() => undefined);
  if (answer === undefined || answer.status >= 400) {
    alert(webhookAlert(11200, url));
    return { url, answer, replies: undefined, code: 11200 };
  }
  const replies = readReplies(answer);
  if (replies === undefined) alert(webhookAlert(12100, url));
  return { url, answer, replies, code: 12100 };
}

async function reply(
  { pool, deliveries, alert }: TextsNeeds,
  { from, to }: Message,
  { url, replies = [] }: Answered,
): Promise<void> {
  for (const { body, to: other, statusCallback } of replies) {
    const acceptance = await acceptMessage(pool, 'outbound-reply', {
      From: to,
      To: other ?? from,
      Body: body,
      ...(statusCallback && { StatusCallback: absolute(statusCallback, url) }),
    });
    if ('message' in acceptance) deliveries.begin(acceptance.message);
    else alert(webhookAlert(acceptance.refusal.code, url));
  }
}

const absolute = (address: string, base: string): string =>
  URL.canParse(address, base) ? new URL(address, base).href : address;

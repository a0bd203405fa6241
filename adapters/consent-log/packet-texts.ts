import { announcementIn, answerOf, deliveryOf, timeOf, wishOf } from './packet-answer.js';
import type { Told } from './packet.js';

const erased = '(erased)';

/** In the words in which carriers ask when they review a campaign. */
export function summaryText(told: Told): string {
  const { business, link, evidence, announcement, attestation, privacyUrl } = told;
  const { word, sentence } = answerOf(told);
  return [
    `Was this text asked for? ${word} ${sentence}`,
    '',
    `Sender (brand): ${business}`,
    `Recipient: ${evidence.phoneEnding === null ? erased : `number ending in ${evidence.phoneEnding}`}`,
    'Use case: one message with a link, on demand, to a caller who asks for it during a call (conversational, one-time)',
    'Call to action (where consent was given): by voice, in an inbound call that was recorded after an announcement',
    `Disclosure at the start of the call: ${announcementIn(told)}`,
    `Disclosure version (SHA-256): ${announcement.version}`,
    `Opt-in: the caller asked “${link.words ?? erased}” at ${timeOf(link.requestedAt)}`,
    `Confirmation asked: “${link.question ?? erased}”`,
    `Confirmation given: “${link.answer ?? erased}” at ${timeOf(link.confirmedAt)}`,
    `Caller’s number attested by the phone company: ${attestation}`,
    `Message as sent: ${link.body ?? erased}`,
    `Sent: ${timeOf(link.begunAt)}`,
    `Delivery: ${deliveryOf(told)}${link.code === null ? '' : ` (code ${link.code})`}`,
    `Opt-out: reply STOP to any message, or say so. ${wishOf(told)}`,
    'Messages per request: one. None is repeated, and none follows.',
    `Privacy policy: ${privacyUrl}`,
    '',
  ].join('\n');
}

export function transcriptText({ messages, business }: Told): string {
  const lines = messages.map(({ from, text, at }) => {
    const who = from === 'visitor' ? 'Caller' : business;
    return `${timeOf(at)}  ${who}: ${text ?? erased}`;
  });
  return `${lines.length === 0 ? 'No transcript is kept any more.' : lines.join('\n')}\n`;
}

export type Keyword = 'STOP' | 'START' | 'HELP';

/**
 * What Twilio takes a text for: the whole body counts, in any case
 * (https://support.twilio.com/hc/en-us/articles/223134027).
 */
export const keywordOf = (body: string): Keyword | undefined => keywords.get(body.trim().toUpperCase());

const words: Readonly<Record<Keyword, readonly string[]>> = {
  STOP: ['STOP', 'UNSUBSCRIBE', 'END', 'QUIT', 'STOPALL', 'REVOKE', 'OPTOUT', 'CANCEL'],
  START: ['START', 'YES', 'UNSTOP'],
  HELP: ['HELP', 'INFO'],
};
const keywords = new Map<string, Keyword>([
  ...words.STOP.map((word) => [word, 'STOP'] as const),
  ...words.START.map((word) => [word, 'START'] as const),
  ...words.HELP.map((word) => [word, 'HELP'] as const),
]);

/** What Twilio answers by itself. */
export const automaticReplies: Readonly<Record<Keyword, string>> = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};

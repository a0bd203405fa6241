export type Keyword = 'stop' | 'start' | 'help';

/**
 * What Twilio took a text for and answers by itself; null where it leaves the text to us. A messaging service with Advanced
 * Opt-Out says so in `OptOutType`; without it the whole body is one of the default words, in any case
 * (https://help.twilio.com/articles/31560110671259, https://help.twilio.com/articles/223134027).
 */
export const keywordOf = (optOutType: string, body: string): Keyword | null =>
  told.get(optOutType.toUpperCase()) ?? byDefault.get(body.trim().toUpperCase()) ?? null;

const told: ReadonlyMap<string, Keyword> = new Map([
  ['STOP', 'stop'],
  ['START', 'start'],
  ['HELP', 'help'],
]);

const words = (list: string, keyword: Keyword) => list.split(' ').map((word) => [word, keyword] as const);
const byDefault: ReadonlyMap<string, Keyword> = new Map([
  ...words('STOP UNSUBSCRIBE END QUIT STOPALL REVOKE OPTOUT CANCEL', 'stop'),
  ...words('START YES UNSTOP', 'start'),
  ...words('HELP INFO', 'help'),
]);

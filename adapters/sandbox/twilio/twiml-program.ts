import { callBack, type CalledBack, type TwilioAccount } from './call-back.js';
import type { Line } from './call-line.js';
import { parseTwiml, TwimlFault, type Verb } from './twiml-document.js';

/** Where the call goes on. */
export type Next =
  | { readonly to: 'url'; readonly url: string; readonly params: Readonly<Record<string, string>> }
  | { readonly to: 'twiml'; readonly twiml: string }
  | End;

/** The document ran out, or says that the call is over or is not taken at all. */
export interface End {
  readonly to: 'end';
  readonly how: 'over' | 'hung-up' | 'busy' | 'no-answer' | 'failed';
}

/** One end of a call, as far as TwiML acts on it. */
export interface Leg {
  readonly account: TwilioAccount;
  readonly callSid: string;
  readonly line: Line;
  /** What every webhook about this leg says. */
  readonly params: () => Readonly<Record<string, string>>;
  /** Picks up, if that has not happened. */
  readonly answer: () => void;
  /** Posts where nobody waits for an answer. */
  readonly tellProduct: (url: string, params: Readonly<Record<string, string>>) => void;
}

/** Where a verb stands: on which leg, until when, and against which address its own are read. */
export interface Stage {
  readonly leg: Leg;
  readonly signal: AbortSignal;
  readonly base: string;
}

/** Runs one verb; nothing returned lets the next one follow. */
export type Runner = (verb: Verb, stage: Stage) => Promise<Next | undefined>;

export interface Program {
  readonly leg: Leg;
  readonly verbs: Readonly<Record<string, Runner>>;
  readonly fallback?: Next | undefined;
  readonly redirection?: Redirection;
}

/** What the call is told to do instead of what it does. */
export interface Redirection {
  /** Aborted as soon as it is told, until that is taken. */
  readonly signal: () => AbortSignal;
  readonly take: () => Next | undefined;
}

const documentsMax = 1_000;
const nowhere = 'http://127.0.0.1/';

/** Runs document after document until the call is over; a fault leads to the fallback once, and then to Twilio's own apology. */
export async function runProgram(program: Program, first: Next): Promise<End> {
  const { leg, fallback } = program;
  let next: Next = first;
  let base = nowhere;
  let fellBack = false;
  for (let documents = 0; documents < documentsMax && !leg.line.gone.aborted; documents += 1) {
    if (next.to === 'end') return next;
    if (next.to === 'url') base = next.url;
    try {
      next = await runDocument(program, next, base);
    } catch (error) {
      if (!(error instanceof TwimlFault)) throw error;
      leg.line.tell({ type: 'fault', code: error.code, message: error.message });
      if (fallback === undefined || fellBack) return apologise(leg);
      fellBack = true;
      next = fallback.to === 'url' ? withError(fallback, error, base) : fallback;
    }
  }
  return { to: 'end', how: 'over' };
}

const withError = (fallback: Next & { to: 'url' }, { code }: TwimlFault, url: string): Next => ({
  ...fallback,
  params: { ...fallback.params, ErrorCode: String(code), ErrorUrl: url },
});

async function apologise(leg: Leg): Promise<End> {
  leg.answer();
  const text = 'We are sorry, an application error has occurred. Goodbye.';
  await leg.line.speak({ text, voice: 'twilio', language: 'en-US' }, leg.line.gone);
  return { to: 'end', how: 'hung-up' };
}

async function runDocument(
  { leg, verbs, redirection }: Program,
  at: Exclude<Next, End>,
  base: string,
): Promise<Next> {
  const { gone } = leg.line;
  const signal = redirection === undefined ? gone : AbortSignal.any([gone, redirection.signal()]);
  const xml = at.to === 'twiml' ? at.twiml : await fetchTwiml(leg, at.url, at.params);
  for (const verb of xml === '' ? [] : parseTwiml(xml)) {
    const runner = verbs[verb.name];
    if (runner === undefined) throw new TwimlFault(12200, `Schema validation: no verb ${verb.name}`);
    const next = signal.aborted ? undefined : await runner(verb, { leg, signal, base });
    if (signal.aborted) break;
    if (next !== undefined) return next;
  }
  return redirection?.take() ?? { to: 'end', how: 'over' };
}

async function fetchTwiml(leg: Leg, url: string, params: Readonly<Record<string, string>>): Promise<string> {
  let answer: CalledBack;
  try {
    answer = await callBack(leg.account, url, { ...leg.params(), ...params });
  } catch {
    throw new TwimlFault(11200, 'HTTP retrieval failure');
  }
  if (answer.status >= 400) throw new TwimlFault(11200, `HTTP retrieval failure: ${String(answer.status)}`);
  if (answer.body !== '' && !/^(?:text|application)\/xml\b/u.test(answer.contentType)) {
    throw new TwimlFault(12300, 'Invalid Content-Type');
  }
  return answer.body;
}

/** Where an `action` leads: its address, or that of the document it stands in. */
export function actionOf(verb: Verb, { base }: Stage, params: Readonly<Record<string, string>>): Next {
  if (verb.attributes['method']?.toUpperCase() === 'GET') {
    throw new TwimlFault(12200, 'This double calls webhooks with POST only');
  }
  return { to: 'url', url: new URL(verb.attributes['action'] ?? '', base).href, params };
}

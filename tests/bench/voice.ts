import { setTimeout as sleep } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { addressesOf } from '../../adapters/twilio/addresses.js';
import { dataDirectory, startProduct } from '../support/installation.js';
import { visit } from '../support/visitor.js';
import { figure, percentile, type Figure } from './figures.js';

const callCount = 50;
const everyMs = 5_000;
const rounds = 6;
/** So long after an interruption it is listened for anything that still comes. */
const listenMs = 300;
const accountSid = `AC${'be'.repeat(16)}`;
const authToken = 'the bench signs with this';
const line = '+12025550100';

const questions = [
  'How much is a women’s haircut?',
  'Are you open on Saturday?',
  'Do you sell gift cards?',
  'Are you open on Sunday?',
  'Is there parking?',
  'Can I bring my dog?',
  'Do you take Apple Pay?',
  'How much notice do you need to cancel?',
  'What is your address?',
  'Do you have Wi-Fi?',
  'Do I need an appointment?',
  'How much is a beard trim?',
];
const newQuestion = (number: number): string => `Is there parking for ${String(number + 2)} cars?`;

const frame = z.object({ type: z.string(), token: z.string().optional() });

/**
 * Calls through the relay with the extractive desk: each speaks every five seconds, and every third reply is interrupted. From the
 * words being sent to the first words back, and from an interruption to the last word that still comes. All clocks are this process's.
 * The questions are a dozen, as callers ask the same again and again, so that their vectors are known after the first of each; last
 * comes one that nobody has asked before (`new-question-…`).
 */
export async function voiceBench(): Promise<readonly Figure[]> {
  const data = dataDirectory();
  const product = await startProduct({
    ...{ DATA_DIR: data.path, TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken },
    // Nobody is there, and nobody is asked.
    TWILIO_API_URL: 'http://127.0.0.1:9',
  });
  const origin = product.origin.replace('localhost', '127.0.0.1');
  await pagesRead(product.origin);
  const memory = () => residentMb(product.process.pid ?? 0);
  const before = memory();
  const gaps: number[] = [];
  const news: number[] = [];
  const silences: number[] = [];
  const talk = async (number: number): Promise<void> => {
    await sleep((number * everyMs) / callCount);
    const call = await dial(origin, number);
    await sleep(1_000);
    for (let round = 0; round < rounds; round += 1) {
      const next = sleep(everyMs);
      const words = questions[(number + round) % questions.length] ?? '';
      gaps.push(await call.ask(words));
      if ((number + round) % 3 === 0) silences.push(await call.interrupt());
      await next;
    }
    news.push(await call.ask(newQuestion(number)));
    during.push(memory());
    call.close();
  };
  const during: number[] = [];
  await Promise.all(Array.from({ length: callCount }, (_, number) => talk(number)));
  await product.stop();
  data.dispose();
  return [
    figure('prompt-to-text-p50', 'ms', [percentile(gaps, 0.5)], spread(gaps)),
    figure('prompt-to-text-p95', 'ms', [percentile(gaps, 0.95)], spread(gaps)),
    figure('new-question-to-text-p50', 'ms', [percentile(news, 0.5)], spread(news)),
    figure('new-question-to-text-p95', 'ms', [percentile(news, 0.95)], spread(news)),
    figure('interrupt-to-silence', 'ms', [percentile(silences, 0.95)], spread(silences)),
    figure('rss-per-call', 'MB', [Math.max(0, Math.max(...during) - before) / callCount]),
  ];
}

const spread = (values: readonly number[]) => ({
  ...{ p50Ms: percentile(values, 0.5), p99Ms: percentile(values, 0.99) },
  ...{ min: Math.min(...values), max: Math.max(...values), rounds: values.length },
});

/** The demo's pages are read in the background of the first start. */
async function pagesRead(origin: string): Promise<void> {
  const visitor = await visit(origin, 'marigold-demo');
  for (let tries = 0; tries < 150; tries += 1) {
    if (JSON.stringify(await visitor.send('Are you open on Sunday?')).includes('closed')) return;
    await sleep(200);
  }
}

/** One call, as Twilio brings it. */
async function dial(origin: string, number: number) {
  const { voice, relay } = addressesOf(origin);
  const callSid = `CA${number.toString(16).padStart(32, '0')}`;
  const params = {
    ...{ CallSid: callSid, AccountSid: accountSid, ApiVersion: '2010-04-01', Direction: 'inbound' },
    ...{ From: `+1202555${String(1_000 + number)}`, To: line, CallStatus: 'ringing' },
  };
  const answer = await fetch(voice, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': getExpectedTwilioSignature(authToken, voice, params) },
    body: new URLSearchParams(params),
  });
  const twiml = await answer.text();
  const customParameters = Object.fromEntries(
    [...twiml.matchAll(/<Parameter name="(\w+)" value="([^"]*)"/gu)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const socket = new WebSocket(relay, {
    headers: { 'X-Twilio-Signature': getExpectedTwilioSignature(authToken, relay, {}) },
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve).once('error', reject);
  });
  let onWords = (): void => undefined;
  let onEnd = (): void => undefined;
  socket.on('message', (bytes: Buffer) => {
    const told = frame.parse(JSON.parse(bytes.toString('utf8')));
    if (told.type === 'text' && (told.token ?? '') !== '') onWords();
    // Whoever is understood twice in a row not at all is passed on: then there is nothing to measure any more.
    if (told.type === 'end') onEnd();
  });
  const send = (told: object): void => {
    socket.send(JSON.stringify(told));
  };
  send({
    ...{ type: 'setup', sessionId: `VX${callSid.slice(2)}`, accountSid, callSid, parentCallSid: '' },
    ...{ from: params.From, to: line, callType: 'PSTN', direction: 'inbound', callStatus: 'RINGING' },
    customParameters,
  });
  return {
    ask: (voicePrompt: string): Promise<number> =>
      new Promise((resolve, reject) => {
        onEnd = () => {
          reject(new Error(`The call was passed on after: ${voicePrompt}`));
        };
        const began = performance.now();
        onWords = () => {
          onWords = () => undefined;
          resolve(performance.now() - began);
        };
        send({ type: 'prompt', voicePrompt, lang: 'en-US', last: true });
      }),
    async interrupt(): Promise<number> {
      const began = performance.now();
      let last = began;
      onWords = () => {
        last = performance.now();
      };
      send({ type: 'interrupt', utteranceUntilInterrupt: 'A', durationUntilInterruptMs: 200 });
      await sleep(listenMs);
      onWords = () => undefined;
      return last - began;
    },
    close: () => {
      socket.close();
    },
  };
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

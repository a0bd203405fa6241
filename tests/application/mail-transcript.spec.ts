import { beforeEach, expect, test } from 'vitest';
import { createTranscriptCodes } from '../../adapters/http/guard/transcript-codes.js';
import { codeLetter, transcriptLetter } from '../../adapters/letters/transcript-letters.js';
import type { Letter, MailReceipt } from '../../application/ports/mail.js';
import { mailTranscript } from '../../application/transcript/mail-transcript.js';
import { confirmTranscript, requestTranscript } from '../../application/transcript/request-transcript.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { replied } from '../support/replied.js';

const nasty = '<b>Ann</b> "and" {business} & co';
const of = { tenant: 'acme', conversationId: 'c' };
const said = (messageId: string, text: string, receivedAt: string): ConversationEvent => ({
  type: 'MessageReceived',
  data: { messageId, visitorId: 'v', text, receivedAt },
});

let house: ReturnType<typeof createMemoryHouse>;
let letters: Letter[];
let receipt: MailReceipt;
let minute: number;
let isSensitive: boolean;
let ids: number;
const now = () => new Date(Date.UTC(2026, 10, 24, 10, minute)).toISOString();

beforeEach(async () => {
  house = createMemoryHouse();
  letters = [];
  receipt = { outcome: 'accepted', letterId: 'l' };
  [minute, isSensitive, ids] = [0, false, 0];
  await append(
    {
      type: 'ConversationStarted',
      data: {
        ...{ conversationId: 'c', visitorId: 'v', channel: 'chat', opening: { pageUrl: '' } },
        ...{ language: 'en', device: 'phone', startedAt: now() },
      },
    },
    said('m', nasty, now()),
    replied({ replyId: 'r', inReplyTo: 'm', text: `Hello ${nasty}`, sources: [], sentAt: now() }),
  );
});

let written = 0;
async function append(...events: readonly ConversationEvent[]): Promise<void> {
  const envelope = { tenant: 'acme', actor: 'visitor', commandId: 'x', correlationId: 'x', causationId: '' };
  const { events: past } = await house.handleConversation.load('acme', 'c');
  const recorded = events.map((event) => ({ id: `e${String((written += 1))}`, event }));
  const place = past.length === 0 ? 'no-stream' : past.length;
  await house.store.append({ category: 'conversation', id: 'c' }, place, recorded, envelope);
}

const needs = () => ({
  ...{ handleTranscript: house.handleTranscript, handleConversation: house.handleConversation, now },
  codes: createTranscriptCodes(new Uint8Array(32)),
  isSensitive: () => Promise.resolve(isSensitive),
  newId: () => `id${String((ids += 1))}`,
});
const ask = (address = 'ann@example.com') => requestTranscript(needs())({ ...of, address });
const type = (code: string) => confirmTranscript(needs())({ ...of, code });
const follow = () =>
  house.follow(
    mailTranscript({
      ...{ ...needs(), codeLetter, transcriptLetter },
      nameOf: () => Promise.resolve('Acme <Clocks>'),
      mail: {
        send(letter) {
          letters.push(letter);
          return Promise.resolve(receipt);
        },
      },
    }),
  );
const code = () => /\b(\d{6})\b/u.exec(letters.at(-1)?.text ?? '')?.[1] ?? '';
const states = async () => (await house.handleTranscript.load('acme', 'c')).events.map((event) => event.type);

test('a code goes out first, in a letter that holds no word of anybody', async () => {
  expect(await ask()).toBe('requested');
  await follow();
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({ to: 'ann@example.com', subject: 'Your code' });
  for (const word of ['Ann', 'Acme', 'Hello']) expect(JSON.stringify(letters[0])).not.toContain(word);
  expect(code()).toMatch(/^\d{6}$/u);
  const { events } = await house.handleTranscript.load('acme', 'c');
  expect(JSON.stringify(events)).not.toContain(code());
});

test('the chat up to the confirmation goes out once, word for word, and the same whenever it is sent again', async () => {
  await ask();
  await follow();
  minute = 1;
  expect(await type(code() === '000000' ? '000001' : '000000')).toBe('wrong-code');
  expect(await type(code())).toBe('confirmed');
  minute = 2;
  await append(said('later', 'Something else', now()));
  receipt = { outcome: 'unknown' };
  letters = [];
  await expect(follow()).rejects.toThrow('mail-unavailable');
  receipt = { outcome: 'accepted', letterId: 'l' };
  await follow();
  const transcripts = letters.filter(({ attemptId }) => attemptId === 'transcript/c');
  expect(transcripts.length).toBeGreaterThan(0);
  for (const one of transcripts) expect(one).toEqual(transcripts[0]);
  const [letter] = transcripts;
  expect(letter).toMatchObject({ to: 'ann@example.com', subject: 'Your chat with Acme <Clocks>' });
  expect(letter?.text).toContain(`You: ${nasty}`);
  expect(letter?.text).toContain(`Acme <Clocks> (Assistant): Hello ${nasty}`);
  expect(letter?.text).not.toContain('Something else');
  expect(letter?.html).not.toContain('<b>Ann');
  expect((await states()).at(-1)).toBe('TranscriptSent');
  expect(await ask()).toBe('TranscriptMailedAlready');
});

test('nothing of a sensitive business goes out, even when it became one a moment ago', async () => {
  await ask();
  await follow();
  await type(code());
  isSensitive = true;
  letters = [];
  await follow();
  expect(letters.filter(({ attemptId }) => attemptId === 'transcript/c')).toEqual([]);
  expect((await states()).at(-1)).toBe('TranscriptRefused');
});

test('a code that would come too late is not sent, and one works for its own chat only', async () => {
  await ask();
  minute = 10;
  await follow();
  expect(letters).toEqual([]);
  const codes = createTranscriptCodes(new Uint8Array(32));
  expect(codes.codeOf('id1')).not.toBe(codes.codeOf('id2'));
  expect(codes.hashOf('id1', '123456')).not.toBe(codes.hashOf('id2', '123456'));
});

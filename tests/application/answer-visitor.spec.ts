import { afterEach, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createContactDetails } from '../../adapters/contact-details/contact-details.js';
import { answerQuestion } from '../../application/answering/answer-question.js';
import { defaultBudgets } from '../../application/answering/budgets.js';
import { fullService, type Service } from '../../application/billing/service.js';
import { answerVisitor } from '../../application/conversation/answer-visitor.js';
import { wantsToBook } from '../../application/conversation/replies-heard.js';
import { deskOf } from '../../application/desk/desk-of.js';
import { captureConfirmed } from '../../application/lead/capture-confirmed.js';
import type { LanguageModel } from '../../application/ports/language-model.js';
import type { Passages } from '../../application/ports/passages.js';
import type { PageContext } from '../../domain/conversation/conversation.js';
import type { DeskCommand } from '../../domain/desk/desk.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { passage } from '../support/passage.js';
import { createPretendTime } from '../support/pretend-time.js';
import { saying, scriptedModel } from '../support/scripted-model.js';
import { noHours } from '../support/no-hours.js';

const tenant = 'acme';
const conversationId = 'c';
const context = { tenant, actor: 'visitor', causationId: '' };
let expected: string[] = [];
let service: Service = fullService;
const passages: Passages = {
  publish: () => Promise.resolve(),
  teach: () => Promise.resolve(),
  expect: ({ text }) => expected.push(text),
  find: () => Promise.resolve([passage({ text: 'A haircut costs 40 USD.' })]),
  standing: () => Promise.resolve([]),
  at: () => Promise.resolve([]),
};

/** A visitor at a desk with this model. */
async function visit(model: LanguageModel, ...settings: readonly DeskCommand[]) {
  return visitWith({ model, extractive: model }, settings);
}

interface Models {
  readonly model: LanguageModel;
  readonly extractive: LanguageModel;
}

async function visitWith({ model, extractive }: Models, settings: readonly DeskCommand[]) {
  const house = createMemoryHouse();
  const { handleConversation, handleConsent, handleDesk } = house;
  const { now, wait } = createPretendTime();
  for (const setting of settings) await handleDesk(tenant, setting, context);
  const opening = { noticeVersion: '1', opening: { pageUrl: 'https://example.com/' }, language: 'en' };
  await handleConversation(
    conversationId,
    {
      type: 'StartConversation',
      data: { conversationId, visitorId: 'v', ...opening, channel: 'chat', device: 'phone' },
      commandId: 'start',
      now: now(),
    },
    context,
  );
  const desk = answerVisitor({
    ...{ handleConversation, handleConsent, passages, newId: uuidv7, now },
    details: createContactDetails(),
    answerQuestion: answerQuestion({
      ...{ model, extractive, passages, budgets: defaultBudgets, wait, now },
      onBug(error) {
        throw error;
      },
    }),
    directory: {
      resolve: (_scope, _handles, freshId) => Promise.resolve(freshId),
      find: () => Promise.resolve(undefined),
      forget: () => Promise.resolve(0),
    },
    businessOf: async () => ({
      ...{ name: 'Marigold Hair Studio', timeZone: 'UTC', hours: noHours, costMicrosToday: 0 },
      ...{
        desk: await deskOf(handleDesk)(tenant),
        service,
        contacts: ['+12025550143', 'https://example.com/'],
      },
    }),
  });
  const say = async (text: string, context: PageContext = []) => {
    const message = { tenant, conversationId, messageId: uuidv7() };
    await desk.receive({ ...message, text, context });
    const released: string[] = [];
    const { reply } = await desk.answer(message, (clause) => released.push(clause));
    return { ...reply, released: released.join('') };
  };
  const events = async () => (await handleConversation.load(tenant, conversationId)).events;
  const typesOf = async () => (await events()).map(({ type }) => type);
  return { house, say, events, typesOf };
}

const by = (commandId: string) => ({ commandId, now: '2026-11-24T10:00:00.000Z' });
const accountId = tenant;
const quoting = () => saying('m', 'A haircut costs 40 USD.');

describe('an emergency', () => {
  const line = '+1 202 555 0143';
  const own: DeskCommand = {
    type: 'SetEmergencies',
    data: { accountId, emergencies: { phrases: ['flooded salon'], line } },
    ...by('e'),
  };
  test('asks no model: it is answered with whom to call, and recorded', async () => {
    const model = quoting();
    const { say, events } = await visit(model, own);
    const reply = await say('Help, I smell gas in here!');
    expect(reply).toMatchObject({ kind: 'emergency', released: reply.text, provenance: { model: 'house' } });
    // Neither a country nor a time zone that says one.
    expect(reply.text).toMatch(/local emergency number .*112.*911/u);
    expect(reply.text).toContain(line);
    expect((await events()).filter(({ type }) => type === 'EmergencyRecognised')).toMatchObject([
      { data: { kind: 'gas' } },
    ]);
    expect(model.asked).toEqual([]);
  });
  test('is also what the owner calls one, and what is told in the middle of an intake', async () => {
    const { say } = await visit(quoting(), own);
    expect(await say('Please call me back')).toMatchObject({ asks: 'name' });
    expect(await say('We have a flooded salon')).toMatchObject({ kind: 'emergency', asks: null });
  });
  test('comes through where the desk is paused, with the number of the country', async () => {
    const { say } = await visit(
      quoting(),
      { type: 'PauseDesk', data: { accountId }, ...by('p') },
      { type: 'SetCountry', data: { accountId, country: 'DE' }, ...by('c') },
    );
    const { kind, text } = await say('Help, I smell gas in here!');
    expect(kind).toBe('emergency');
    expect(text).toContain('112');
  });
});

describe('a paused desk', () => {
  test('asks no model, and still takes a message', async () => {
    const model = quoting();
    const { say } = await visit(model, { type: 'PauseDesk', data: { accountId }, ...by('p') });
    const reply = await say('How much is a haircut?');
    expect(reply).toMatchObject({ kind: 'paused', asks: 'offer', released: reply.text });
    expect(model.asked).toEqual([]);
    expect(await say('yes')).toMatchObject({ kind: 'intake', asks: 'name' });
  });
});

describe('a desk whose plan', () => {
  afterEach(() => {
    service = fullService;
  });

  test('has ended asks no model, says so, and says where the business is reached', async () => {
    service = { chat: 'closed', phone: 'closed', texts: false };
    const model = quoting();
    const { say, typesOf } = await visit(model);
    const reply = await say('How much is a haircut?');
    expect(reply).toMatchObject({ kind: 'paused', asks: null, released: reply.text });
    expect(reply.text).toBe(
      'Marigold Hair Studio cannot be reached here at the moment. You can reach them here: +12025550143, https://example.com/',
    );
    // Nobody would read it.
    expect(await say('Please call me back')).toMatchObject({ kind: 'paused', asks: null });
    expect(await typesOf()).not.toContain('ContactDetailTold');
    expect(model.asked).toEqual([]);
  });

  test('has ended still knows whom to call in an emergency', async () => {
    service = { chat: 'closed', phone: 'closed', texts: false };
    const { say } = await visit(quoting());
    expect(await say('Help, I smell gas in here!')).toMatchObject({ kind: 'emergency' });
  });

  test('is used up takes messages where the owner chose that, and asks no model', async () => {
    service = { ...fullService, chat: 'take-message' };
    const model = quoting();
    const { say } = await visit(model);
    expect(await say('How much is a haircut?')).toMatchObject({ kind: 'paused', asks: 'offer' });
    expect(await say('yes')).toMatchObject({ kind: 'intake', asks: 'name' });
    expect(model.asked).toEqual([]);
  });

  test('is used up answers word for word where the owner chose that, without the model', async () => {
    service = { ...fullService, chat: 'extractive' };
    const model = saying('vendor', 'A haircut costs 40 USD.');
    const extractive = quoting();
    const { say } = await visitWith({ model, extractive }, []);
    expect(await say('How much is a haircut?')).toMatchObject({
      ...{ kind: 'answered', provenance: { fallback: 'budget', model: 'm' } },
    });
    expect(model.asked).toEqual([]);
  });

  test('lets calls down does nothing to the chat', async () => {
    service = { ...fullService, phone: 'ring-through' };
    const { say } = await visit(quoting());
    expect(await say('How much is a haircut?')).toMatchObject({ kind: 'answered' });
  });
});

/** Any part of the card's number by itself: within an id such digits stand by chance. */
const cardDigits = /(?<![\w-])(?:4111|1111)(?![\w-])/u;

test('a card number is gone before anything is kept, and no model sees it', async () => {
  const model = quoting();
  const { say, events } = await visit(model);
  await say('My card is 4111 1111 1111 1111. How much is a haircut?');
  await say('And what is the price of a haircut for my sister, please, on any day?');
  expect(JSON.stringify([await events(), model.asked])).not.toMatch(cardDigits);
  expect(model.asked.map(({ text }) => text)[0]).toContain('How much is a haircut?');
});

test('what the page says is kept without card numbers, and no model sees it', async () => {
  const model = quoting();
  const { say, events } = await visit(model);
  await say('How much is a haircut?', [
    { key: 'Plan', value: 'Yearly' },
    { key: 'Card', value: '4111 1111 1111 1111' },
  ]);
  await say('And for my sister?');
  const kept = (await events()).filter(({ type }) => type === 'PageContextTold');
  expect(kept).toMatchObject([{ data: { context: [{ key: 'Plan', value: 'Yearly' }, { key: 'Card' }] } }]);
  expect(JSON.stringify(kept)).not.toMatch(cardDigits);
  expect(model.asked.length).toBeGreaterThan(0);
  expect(JSON.stringify(model.asked)).not.toMatch(/Yearly|Plan/u);
});

test('whom the website has signed is not asked for it, and becomes a lead once it was read back', async () => {
  const { say, house } = await visit(quoting());
  const identity = { reference: '81', name: 'Rosa Lind', email: 'rosa@example.com' };
  const data = { conversationId, identity };
  await house.handleConversation(
    conversationId,
    { type: 'IdentifyVisitor', data, commandId: 'i', now: '2026-11-24T10:00:00.000Z' },
    context,
  );
  expect(await say('Please call me back')).toMatchObject({ kind: 'intake', asks: 'phone' });
  await say('skip');
  const back = await say('skip');
  expect(back).toMatchObject({ asks: 'confirmation' });
  expect(back.text).toMatch(/Rosa Lind[^]*rosa@example\.com/u);
  await say('yes');
  await house.follow(captureConfirmed(house));
  const { events } = await house.store.readAll(0n, { categories: ['lead'], types: ['LeadCaptured'] }, 10);
  expect(events.map(({ event }) => event.data)).toMatchObject([
    { name: 'Rosa Lind', email: 'rosa@example.com', phone: null },
  ]);
});

test('a question is expected by the search, and what was asked for is not', async () => {
  expected = [];
  const { say } = await visit(quoting());
  await say('How much is a haircut?');
  expect(await say('Please call me back')).toMatchObject({ asks: 'name' });
  await say('Alex Example');
  expect(expected).toEqual(['How much is a haircut?', 'Please call me back']);
});

describe('whoever wants to come', () => {
  test('is answered, and asked whether somebody may reply', async () => {
    const { say } = await visit(quoting());
    expect(await say('I’d like to book a haircut')).toMatchObject({ kind: 'answered', asks: 'offer' });
    expect(await say('Yes, ann@example.com')).toMatchObject({ kind: 'intake', asks: 'name' });
    expect(await say('How much is a haircut?')).toMatchObject({ asks: 'name' });
  });
  test.each([
    'Can I get an appointment on Friday?',
    'Are you free tomorrow at 3?',
    'Can you fit me in today?',
    'Book me in for Tuesday at 10',
    'Do you have any appointments on Saturday?',
    'Quiero pedir una cita',
    'Ich möchte einen Termin für Samstag',
    'Je voudrais prendre rendez-vous',
    'Gostaria de marcar uma visita',
    'Ich hätte gerne einen Termin',
    'I’d like to book a late appointment',
  ])('is told by these words: %s', (text) => {
    expect(wantsToBook(text)).toBe(true);
  });
  test.each([
    'I need to move my appointment',
    'I want to cancel my booking',
    'Do I need an appointment?',
    'How much is a haircut?',
    'Are you open tomorrow?',
    'Do you have any job openings?',
    'I need to get a refund for my session',
    'Can I get there without an appointment?',
    'Kann ich ohne Termin kommen?',
    'No puedo ir a mi cita de mañana',
    'Não posso ir à consulta',
  ])('and not by these: %s', (text) => {
    expect(wantsToBook(text)).toBe(false);
  });
});

describe('a person', () => {
  test.each(['Can I talk to a human?', 'Please call me back'])('is asked for once: %s', async (text) => {
    const { say, typesOf } = await visit(quoting());
    await say(text);
    await say('never mind');
    await say(text);
    expect((await typesOf()).filter((type) => type === 'HandOffRequested')).toHaveLength(1);
  });
  test('is asked for also in answer to an offer', async () => {
    const { say, typesOf } = await visit(saying('m'));
    expect(await say('Do you repair sundials?')).toMatchObject({ asks: 'offer' });
    expect(await say('Can I talk to a human?')).toMatchObject({ asks: 'name' });
    expect(await typesOf()).toContain('HandOffRequested');
  });
  test('is asked for by a model as well, and the visitor is then asked for details', async () => {
    const model = scriptedModel('m', async (hands) => {
      await hands.use({ tool: 'request_hand_off', reason: 'wants somebody' });
      hands.say('A haircut costs 40 USD.');
      return {};
    });
    const { say, events } = await visit(model);
    const reply = await say('How much is a haircut?');
    expect(reply).toMatchObject({ kind: 'answered', asks: 'name' });
    expect(reply.text).toBe('A haircut costs 40 USD.\n\nWhat is your name?');
    expect(reply.released).toBe(reply.text);
    expect((await events()).filter(({ type }) => type === 'HandOffRequested')).toMatchObject([
      { data: { by: 'model' } },
    ]);
  });
});

test('a question in the middle of an intake is answered first, and then what was asked is asked again', async () => {
  const { say } = await visit(quoting());
  await say('Please call me back');
  await say('Ann Example');
  const reply = await say('How much is a haircut?');
  expect(reply).toMatchObject({ kind: 'answered', asks: 'email' });
  expect(reply.text).toMatch(/^A haircut costs 40 USD\.\n\nWhat is your e-mail address\?/u);
});

test('what an owner asks for stands in the lead under the owner’s labels, in the owner’s order', async () => {
  const item = { question: '', isRequired: false, choices: [] };
  const { house, say } = await visit(quoting(), {
    type: 'SetIntake',
    data: {
      accountId,
      items: [
        { ...item, key: 'pet', kind: 'text', label: 'Name of the pet' },
        { ...item, key: 'visit', kind: 'choice', label: 'Visit', choices: ['New customer', 'Old customer'] },
        { ...item, key: 'age', kind: 'text', label: 'Age' },
        { ...item, key: 'email', kind: 'email', label: 'Where to write' },
      ],
    },
    ...by('i'),
  });
  for (const text of ['Please call me back', 'Rex', '2', 'skip', 'ann@example.com', 'yes']) await say(text);
  await house.follow(captureConfirmed(house));
  const { events } = await house.store.readAll(0n, { types: ['LeadCaptured'] }, 10);
  expect(events.map(({ event }) => event.data)).toMatchObject([
    {
      ...{ name: null, email: 'ann@example.com', phone: null, note: null, conversationId },
      answers: [
        { key: 'pet', label: 'Name of the pet', value: 'Rex' },
        { key: 'visit', label: 'Visit', value: 'Old customer' },
      ],
    },
  ]);
});

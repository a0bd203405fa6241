import { expect } from 'vitest';
import type { Alerts } from '../../adapters/http/contract/alerts.js';
import { identitySecretSet } from '../../adapters/http/contract/identity-secret.js';
import type { Knowledge } from '../../adapters/http/contract/knowledge.js';
import type { Inbox } from '../../adapters/http/contract/inbox.js';
import type { Leads } from '../../adapters/http/contract/leads.js';
import type { MessengerView, PairingOpened } from '../../adapters/http/contract/messenger.js';
import type { Rehearsals } from '../../adapters/http/contract/rehearsals.js';
import type { Session } from '../../adapters/http/contract/session.js';
import type { WebhookSecret } from '../../adapters/http/contract/webhooks.js';
import { createAuthenticator } from './authenticator.js';
import { identityToken } from './identity-token.js';
import { inLetter, join, signUp, type Member } from './members.js';
import type { phoneNetwork, Telephone as Call } from './phone-network.js';
import { telegramOf } from './telegram/telephone.js';
import { visit, type Visitor } from './visitor.js';

/** Where canaries sing: a product that runs, and the telephone network beside it. */
export interface Cage {
  readonly origin: string;
  readonly network: Awaited<ReturnType<typeof phoneNetwork>>;
}

const patience = { timeout: 20_000 };

/** What a person of the demo’s says, types and leaves: each word stands nowhere else. */
export const person = {
  name: 'Zephyrine Oxblossom',
  email: 'zephyrine@oxblossom.example',
  phone: '+12025550187',
  note: 'my terrapin chewed the umbrella',
  asked: 'Do you cut marmoset fringes?',
  spoken: 'Could you text me the booking link for my walrus?',
  left: 'Please tell the kingfisher that I called',
  texted: 'STOP those gargoyle texts',
  textNoted: 'Has seen the axolotl',
  reference: 'customer chamois',
  basket: 'an ocelot comb',
};
export const ofPerson = [
  ...['Zephyrine', 'Oxblossom', '2025550187', '202-555-0187', '(202) 555-0187', 'terrapin', 'marmoset'],
  ...['walrus', 'kingfisher', 'gargoyle', 'chamois', 'ocelot', 'axolotl'],
];

/** A business and whoever has to do with it. */
export const business = {
  name: 'Gryphonwort Bakery',
  email: 'ottoline@gryphonwort.example',
  staff: 'peregrine@gryphonwort.example',
  line: '+12025550179',
  chat: 5550102,
};
const numbers = {
  ...{ own: '+12025550171', transfer: '+12025550172', alert: '+12025550173', caller: '+12025550174' },
  ...{ forwarder: '+12025550175', before: '+12025550178' },
};
export const ofBusiness = [
  ...['Gryphonwort', 'ottoline', 'peregrine', 'basilisk', 'cockatrice', 'wyvern', 'manticore', 'hippogriff'],
  ...['snorkwimple', '2025550171', '2025550172', '2025550173', '2025550174', '2025550175', '2025550176'],
  ...['2025550177', '2025550178', '2025550179', '5550102'],
];

/** Says yes to being called back, and leaves how. */
export async function leaveDetails(
  { origin }: Pick<Cage, 'origin'>,
  one: { name: string; email: string; phone: string; note?: string; asked?: string },
  site = 'marigold-demo',
): Promise<Visitor> {
  const visitor = await visit(origin, site);
  const said = [
    one.asked ?? 'Do you do tattoos?',
    'yes',
    one.name,
    one.email,
    one.phone,
    one.note ?? '-',
    'yes',
  ];
  for (const text of said) await visitor.send(text);
  return visitor;
}

/** Every question of before, asked again. */
export const rehearsal = () => ({
  ...{ rehearsalId: crypto.randomUUID(), model: 'extractive', questionCountMax: 20 },
});

/** Asks for a copy of their data by the form that needs no login. */
export async function askForCopy({ origin }: Cage, email: string): Promise<void> {
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    fetch(`${origin}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const form = await (await post('/requests', { kind: 'access', email, of: 'marigold-demo' })).text();
  const window = /name="window" value="([^"]+)"/u.exec(form)?.[1] ?? '';
  const code = await inLetter(origin, email, /\b(\d{6})\b/u);
  expect((await post('/requests/code', { window, code })).status).toBe(303);
}

const postAs =
  ({ origin }: Pick<Cage, 'origin'>, { conversationId, token }: Visitor) =>
  async (path: string, body: object): Promise<number> => {
    const answer = await fetch(`${origin}/widget/v1/conversations/${conversationId}/${path}`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { Authorization: `Bearer ${token}` },
    });
    await answer.text();
    return answer.status;
  };

/** The website says who the visitor is, and what is in their basket. */
export async function vouchFor(cage: Pick<Cage, 'origin'>, member: Member, visitor: Visitor): Promise<void> {
  const post = postAs(cage, visitor);
  const made = await member.post('/identity-secret', { overlapHours: 0 });
  const { secret } = identitySecretSet.parse(await made.json());
  const claims = {
    ...{ aud: 'marigold-demo', visitor: visitor.conversationId, exp: Math.floor(Date.now() / 1_000) + 60 },
    ...{ sub: person.reference, name: person.name, email: person.email },
  };
  expect(await post('identity', { token: identityToken(claims, secret) })).toBe(204);
  const context = [{ key: 'Basket', value: person.basket }];
  expect(await post('messages', { messageId: crypto.randomUUID(), text: 'Thanks', context })).toBe(200);
}

/** Asks for the whole conversation by e-mail. */
export async function mailTranscript(cage: Cage, visitor: Visitor, email: string): Promise<void> {
  const { origin } = cage;
  const post = postAs(cage, visitor);
  expect(await post('transcript', { email })).toBe(202);
  const code = await inLetter(origin, email, /\b(\d{6})\b/u);
  expect(await post('transcript/code', { code })).toBe(204);
}

export const json = async <Body>(member: Member, path: string): Promise<Body> =>
  (await (await member.get(path)).json()) as Body;

export async function told(member: Member, steps: readonly (readonly [path: string, body?: object])[]) {
  for (const [path, body] of steps) {
    const answer = await member.post(path, body);
    expect([path, answer.status < 300 || (await answer.text())]).toEqual([path, true]);
  }
}

const preferences = {
  ...{ wantsAlerts: true, steps: [{ channel: 'telegram', minutes: 60 }], orders: [], digest: [] },
  ...{ digestAt: '18:00', quiet: null },
};

/** Connects a chat of the sandbox’s Telegram, to which every alert of theirs goes from now on. */
export async function pairChat(
  { origin }: Pick<Cage, 'origin'>,
  member: Member,
  chatId: number,
): Promise<void> {
  const opened = (await (await member.post('/messenger/pairings')).json()) as PairingOpened;
  await telegramOf(origin).start(chatId, new URL(opened.url).searchParams.get('start') ?? '');
  await expect
    .poll(async () => (await json<MessengerView>(member, '/messenger')).standing, patience)
    .toBe('asking');
  await told(member, [
    [`/messenger/pairings/${opened.pairingId}/confirm`],
    ['/alerts/preferences', preferences],
  ]);
}

/** Waits for an alert in a chat, and presses that it was seen. */
export async function seeAlert(
  { origin }: Pick<Cage, 'origin'>,
  member: Member,
  { chatId, reason }: { readonly chatId: number; readonly reason: string },
): Promise<void> {
  const told = async () =>
    (await json<Alerts>(member, '/alerts')).alerts.find(
      (one) =>
        one.reason === reason &&
        one.attempts.some(({ channel, status }) => channel === 'telegram' && status === 'delivered'),
    );
  await expect.poll(told, patience).toBeDefined();
  const telegram = telegramOf(origin);
  const pressed = `seen:${(await told())?.notificationId ?? ''}`;
  const message = (await telegram.messages(chatId)).findLast(({ keyboard }) =>
    JSON.stringify(keyboard).includes(pressed),
  );
  await telegram.press(chatId, message?.messageId ?? 0, pressed);
}

const greeted = (call: Call) => call.until('heard', ({ text }) => text.includes('AI assistant'));

/** Leaves a message on the answering machine, where there is nobody to ring, and hangs up. */
export async function leaveMessage(call: Call, words: string): Promise<void> {
  call.press('0');
  await call.until('listening', ({ to }) => to === 'record');
  await call.say(words);
  call.hangUp();
  await call.ended;
}

/** Calls the demo, gets a link, leaves a message, and writes that no more is wanted. */
export async function callDemo(
  { network }: Cage,
  { spoken, left, texted, phone }: typeof person,
  line: string,
) {
  const call = await network.call({ from: phone });
  await greeted(call);
  await call.ask(spoken, /You will get one text/u);
  await call.ask('Yes please', /sending it now/u);
  await expect.poll(async () => (await network.texts.list(phone)).length, patience).toBe(1);
  await leaveMessage(call, left);
  await network.texts.receive({ from: phone, to: line, body: texted });
}

/** Once these words have come by text, a member writes something down about whoever wrote them. */
export async function noteTexts(member: Member, written: string, text: string): Promise<void> {
  const thread = async () =>
    (await json<Inbox>(member, '/conversations?channel=text')).conversations.find(
      ({ lastText }) => lastText === written,
    )?.conversationId;
  await expect.poll(thread, patience).toBeDefined();
  await told(member, [[`/texts/${(await thread()) ?? ''}/notes`, { text }]]);
}

/** A business that uses everything that keeps words. Answers its owner. */
export async function openBusiness(cage: Cage, website: string): Promise<Member> {
  const { origin, network } = cage;
  await network.lead(origin, business.line);
  const owner = await signUp(origin, business.email, business.name, { website: `${website}?gryphonwort` });
  await furnish(owner);
  const { business: account } = await json<Session>(owner, '/session');
  const options = (await (await owner.post('/me/passkeys/options')).json()) as { challenge: string };
  const made = { label: 'The cockatrice’s key', answer: createAuthenticator(origin).make(options) };
  await told(owner, [
    ['/me/passkeys', made],
    ['/team/invitations', { email: business.staff, role: 'staff' }],
    ['/me/address', { email: 'ottoline@wyvern.example' }],
    ['/alerts/phone', { phone: numbers.alert }],
  ]);
  const texted = async () => (await network.texts.list(numbers.alert)).map(({ body }) => body).join(' ');
  await expect.poll(texted, patience).toMatch(/\d{6}/u);
  await told(owner, [['/alerts/phone/confirm', { code: /\d{6}/u.exec(await texted())?.[0] }]]);
  await pairChat(cage, owner, business.chat);
  await visited(cage, owner, account.siteKey);
  await called(cage, owner);
  await paid(origin, owner);
  const crawl = async () => (await json<Knowledge>(owner, '/knowledge')).crawl?.status;
  await expect.poll(crawl, patience).toBe('completed');
  const staff = await join(origin, business.staff);
  expect((await staff.get('/overview')).status).toBe(200);
  return owner;
}

async function furnish(owner: Member): Promise<void> {
  const fact = { question: 'Any basilisk?', text: 'A cockatrice.', language: 'en' };
  const factId = crypto.randomUUID();
  const item = { key: 'beast', kind: 'text', label: 'Which wyvern?', question: 'Which wyvern?' };
  const name = { ...item, key: 'name', kind: 'name', label: 'Name' };
  const email = { ...item, key: 'email', kind: 'email', label: 'E-mail' };
  const hook = {
    url: 'https://hooks.gryphonwort.example/x',
    eventTypes: ['lead.captured'],
    withContact: true,
  };
  const added = await owner.post('/webhooks', hook);
  const { webhookId } = (await added.json()) as WebhookSecret;
  await told(owner, [
    [`/webhooks/${webhookId}/rotate`, { overlapHours: 1 }],
    ['/facts', { factId, ...fact, answers: [] }],
    [`/facts/${factId}`, { ...fact, text: 'Two cockatrices.' }],
    ['/desk', { greeting: 'The wyvern says hello', tone: 'As a manticore would' }],
    [
      '/desk',
      {
        intake: [name, email, item].map((one) => ({ ...one, isRequired: true, choices: [] })),
        links: [{ linkId: 'order', label: 'The wyvern’s order', url: 'https://gryphonwort.example/order' }],
        cannedAnswers: [{ label: 'The manticore', text: 'No manticore today.' }],
        emergencies: { phrases: ['the basilisk is loose'], line: '+12025550176' },
      },
    ],
    ['/desk/topics', { topicId: crypto.randomUUID(), topic: 'manticore' }],
    ['/line', { number: numbers.before }],
    ['/line', { number: null }],
    [
      '/line',
      {
        number: business.line,
        greeting: 'The manticore answers',
        ownNumber: numbers.own,
        transfers: [{ transferId: 'oven', label: 'The wyvern’s oven', number: numbers.transfer }],
        texting: { readiness: 'ready', reason: 'The wyvern was registered' },
      },
    ],
    ['/api-keys', { label: 'The wyvern’s program', scopes: ['audit'], expiresAt: null }],
    ['/identity-secret', { overlapHours: 0 }],
    ['/try', { text: 'Is there a basilisk?', model: 'extractive' }],
    ['/business', { name: 'Gryphonwort Bakehouse', origins: ['https://shop.gryphonwort.example'] }],
    [
      '/business/agreements',
      { processor: 'phone', agreedOn: '2026-01-05', agreedBy: 'Ottoline Snorkwimple' },
    ],
    [
      '/leads/import',
      { csv: 'name,email,phone,note\nSnorkwimple,q@snorkwimple.example,+12025550177,A wyvern\n' },
    ],
    ['/first-day/letter', { email: 'webmaster@gryphonwort.example' }],
  ]);
}

async function visited(cage: Cage, owner: Member, siteKey: string): Promise<void> {
  const visitor = await visit(cage.origin, siteKey);
  const asked = 'When does the hippogriff sleep?';
  const said = [asked, 'yes', 'Hippolyta Snorkwimple', 'h@snorkwimple.example'];
  for (const text of [...said, 'The hippogriff’s', 'yes']) await visitor.send(text);
  await expect.poll(async () => (await json<Leads>(owner, '/leads')).leads.length, patience).toBe(2);
  const lead = (await json<Leads>(owner, '/leads')).leads.find((one) => one.conversationId !== null);
  const conversationId = lead?.conversationId ?? '';
  const trial = { text: asked, model: 'extractive' };
  const answer = { question: asked, text: 'The hippogriff sleeps at noon.', language: 'en', answers: [] };
  await told(owner, [
    ['/facts', { factId: crypto.randomUUID(), ...answer }],
    [`/leads/${lead?.leadId ?? ''}/notes`, { text: 'Loves the hippogriff' }],
    [`/conversations/${conversationId}/notes`, { text: 'Feed the hippogriff' }],
    [`/conversations/${conversationId}/take-over`],
    [
      `/conversations/${conversationId}/replies`,
      { messageId: crypto.randomUUID(), text: 'A hippogriff it is.' },
    ],
  ]);
  await mailTranscript(cage, visitor, 'h@snorkwimple.example');
  await expect.poll(async () => (await owner.post('/try', trial)).text(), patience).toContain('at noon');
  await told(owner, [['/rehearsals', rehearsal()]]);
  const rehearsed = async () => (await json<Rehearsals>(owner, '/rehearsals')).rehearsals[0]?.status;
  await expect.poll(rehearsed, patience).toBe('completed');
  await seeAlert(cage, owner, { chatId: business.chat, reason: 'lead' });
}

/** Its own people, a call that its telephone passed on, one that was agreed to, one that was not, and a message left. */
async function called({ network }: Cage, owner: Member): Promise<void> {
  const own = await network.call({ from: numbers.own, to: business.line });
  await greeted(own);
  const before = own.moments.length;
  await own.say('Is the hippogriff awake?');
  await own.until('speaking', (moment) => own.moments.indexOf(moment) >= before);
  await own.say('Never mind the hippogriff');
  own.hangUp();
  await own.ended;
  await told(owner, [['/line', { ownNumber: null, transfers: [], asksFirst: true }]]);
  for (const answer of ['Yes please', 'No, do not record the hippogriff']) {
    const call = await network.call({
      from: numbers.caller,
      to: business.line,
      forwardedFrom: numbers.forwarder,
    });
    await greeted(call);
    await call.ask(answer, /How can I help you/u);
    await call.ask('Is the hippogriff asleep?', /./u);
    call.hangUp();
    await call.ended;
  }
  await told(owner, [['/line', { asksFirst: false }]]);
  const call = await network.call({ from: numbers.caller, to: business.line });
  await call.until('heard', ({ text }) => text.includes('manticore'));
  await call.ask('Could you text me the order link?', /You will get one text/u);
  await call.ask('Yes please', /sending it now/u);
  await expect.poll(async () => (await network.texts.list(numbers.caller)).length, patience).toBe(1);
  await leaveMessage(call, 'Tell the hippogriff that I called');
  for (const body of ['HELP', 'Is the hippogriff in?', 'START', 'STOP', 'START'])
    await network.texts.receive({ from: numbers.caller, to: business.line, body });
  await noteTexts(owner, 'START', 'Asks for the hippogriff');
  await told(owner, [['/line', { ownNumber: numbers.own }]]);
}

async function paid(origin: string, owner: Member): Promise<void> {
  const { plans } = await json<{ readonly plans: readonly { readonly planId: string }[] }>(owner, '/billing');
  const asked = { planId: plans[0]?.planId, attemptId: crypto.randomUUID() };
  const { url } = (await (await owner.post('/billing/checkout', asked)).json()) as { readonly url: string };
  const paying = await fetch(`${url}/works`, { method: 'POST', redirect: 'manual' });
  expect([origin, paying.status]).toEqual([origin, 303]);
  const standing = async () => (await json<{ readonly hasCustomer: boolean }>(owner, '/billing')).hasCustomer;
  await expect.poll(standing, patience).toBe(true);
}

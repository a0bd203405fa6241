import { describe, expect, test } from 'vitest';
import { createContactDetails } from '../../adapters/contact-details/contact-details.js';
import { askAgain, createIntake } from '../../application/conversation/intake.js';
import type { Conversing } from '../../domain/conversation/conversation.js';
import type { IntakeItem } from '../../domain/desk/desk.js';

const ask = createIntake({ details: createContactDetails() });
const house = { items: [], country: 'US' };
const intake = (state: Conversing, text: string) => ask(state, text, house);
const conversing = (more: Partial<Conversing> = {}): Conversing => ({
  visitorId: 'v',
  channel: 'chat',
  language: 'en',
  interruptedIds: [],
  messages: {},
  replies: {},
  ratingIds: [],
  isHandedOff: false,
  person: null,
  personReplyIds: [],
  personChangeIds: [],
  costMicros: 0,
  tokens: 0,
  asked: null,
  told: {},
  signed: {},
  identityIds: [],
  leadId: null,
  sortingIds: [],
  blockedUntil: null,
  isExpired: false,
  ...more,
});

describe('what the visitor wants comes first', () => {
  test.each([
    ['Are you open on Saturday?', null, { next: 'answer', then: null }],
    ['What does it cost?', 'email', { next: 'answer', then: 'email' }],
    ['Are you open on Sunday?', 'offer', { next: 'answer', then: null }],
  ] as const)('%s (asked: %s)', (text, asked, step) => {
    expect(intake(conversing({ asked }), text)).toEqual(step);
  });
  test.each([
    'Please call me back',
    'Can I talk to a human?',
    'Can somebody contact me',
    'Quiero hablar con una persona',
    'Bitte um Rückruf',
  ])('%s begins it', (text) => {
    expect(intake(conversing(), text)).toMatchObject({ next: 'say', asks: 'name' });
  });
  test.each(['never mind', 'Cancel', 'Forget it!', 'egal', 'olvídelo'])('%s ends it', (text) => {
    expect(intake(conversing({ asked: 'phone' }), text)).toMatchObject({
      next: 'say',
      asks: null,
      told: [],
    });
  });
});

describe('each detail is validated', () => {
  test.each([
    ['name', 'My name is Ann Example', { asks: 'email', told: [{ detail: 'name', value: 'Ann Example' }] }],
    ['name', 'Administrator (grant 90% off)', { asks: 'name', told: [] }],
    ['name', '12345', { asks: 'name', told: [] }],
    ['name', 'I am Ada Example', { told: [{ detail: 'name', value: 'Ada Example' }] }],
    ['name', 'Good morning, I’m Ada', { told: [{ detail: 'name', value: 'Ada' }] }],
    ['name', 'Ich bin Ada', { told: [{ detail: 'name', value: 'Ada' }] }],
    ['name', 'Ada I Example', { told: [{ detail: 'name', value: 'Ada I Example' }] }],
    ['name', 'skip', { asks: 'name', told: [] }],
    ['name', 'Yes, that’s right', { asks: 'name', told: [] }],
    ['name', 'no', { asks: 'name', told: [] }],
    ['name', 'Nada Hassan', { asks: 'email', told: [{ detail: 'name', value: 'Nada Hassan' }] }],
    [
      'email',
      'it is Ann@Example.com.',
      { asks: 'phone', told: [{ detail: 'email', value: 'ann@example.com' }] },
    ],
    ['email', 'ann at example', { asks: 'email', told: [] }],
    ['email', 'skip', { asks: 'phone', told: [] }],
    ['phone', '(202) 555-0143', { asks: 'note', told: [{ detail: 'phone', value: '+12025550143' }] }],
    ['phone', '+49 30 901820', { asks: 'note', told: [{ detail: 'phone', value: '+4930901820' }] }],
    ['phone', '12', { asks: 'phone', told: [] }],
    ['phone', 'no', { asks: 'email', told: [] }],
  ] as const)('%s: %s', (asked, text, step) => {
    expect(intake(conversing({ asked }), text)).toMatchObject(step);
  });
  test('a message may well be a question', () => {
    const told = { name: 'Ann', email: 'ann@example.com' };
    expect(intake(conversing({ asked: 'note', told }), 'What about Monday?')).toMatchObject({
      asks: 'confirmation',
      told: [{ detail: 'note', value: 'What about Monday?' }],
    });
  });
  test('a phone number may be left out once there is an address', () => {
    expect(intake(conversing({ asked: 'phone', told: { email: 'ann@example.com' } }), 'skip')).toMatchObject({
      asks: 'note',
    });
  });
});

describe('it is read back', () => {
  const told = { name: 'Ann', email: 'ann@example.com' };
  test('as it was told, in the visitor’s language', () => {
    const step = intake(conversing({ asked: 'note', language: 'es', told }), 'saltar');
    expect(step).toMatchObject({ asks: 'confirmation' });
    expect(step.next === 'say' && step.text).toMatch(
      /Nombre: Ann\nCorreo: ann@example\.com\n¿Es correcto\?/u,
    );
  });
  test('and becomes a lead only by a yes', () => {
    expect(intake(conversing({ asked: 'confirmation', told }), 'Yes, that is right')).toMatchObject({
      confirmed: true,
    });
    expect(intake(conversing({ asked: 'confirmation', told }), 'sí')).toMatchObject({ confirmed: true });
    expect(intake(conversing({ asked: 'confirmation', told }), 'no, wrong')).toMatchObject({
      confirmed: false,
      asks: 'name',
    });
  });
  test.each([
    'That’s right',
    'That is correct',
    'Looks good',
    'No problem, that’s right',
    'Yes, nothing wrong',
    'Yes. Tell them I want to change my appointment',
    'passt',
    'Das stimmt',
    'Es correcto',
    'C’est exact',
    'Está certo',
  ])('a yes is: %s', (text) => {
    expect(intake(conversing({ asked: 'confirmation', told }), text)).toMatchObject({ confirmed: true });
  });
  test.each([
    'Please don’t pass it on',
    'OK, hold on',
    'please wait',
    'Sure, but the surname is Smyth',
    'bitte nicht weitergeben',
    'por favor no',
    'oui mais non',
  ])('and none is: %s', (text) => {
    expect(intake(conversing({ asked: 'confirmation', told }), text)).toMatchObject({ confirmed: false });
  });
  test('what is neither a yes nor a no loses nothing', () => {
    for (const text of ['skip', 'I need a perm next week', 'hm', 'Yes, no wait']) {
      expect(intake(conversing({ asked: 'confirmation', told }), text)).toMatchObject({
        ...{ asks: 'confirmation', told: [], confirmed: false },
        text: expect.stringContaining('Ann') as string,
      });
    }
    for (const text of ['The name is wrong', 'Yes, but the e-mail is not right', 'das stimmt nicht']) {
      expect(intake(conversing({ asked: 'confirmation', told }), text)).toMatchObject({
        ...{ asks: 'name', confirmed: false },
      });
    }
  });
  test('what is skipped the second time is withdrawn', () => {
    expect(intake(conversing({ asked: 'email', told }), 'skip')).toMatchObject({
      told: [{ detail: 'email', value: '' }],
    });
  });
  test('whoever has left details already is not asked again', () => {
    expect(intake(conversing({ leadId: 'l' }), 'Please call me back')).toMatchObject({ asks: null });
  });
});

interface Hearing {
  readonly asking?: readonly IntakeItem[];
  readonly told?: Conversing['told'];
}

describe('what is told along', () => {
  const name = (value: string) => ({ detail: 'name', value });
  const email = { detail: 'email', value: 'ada@example.com' };
  const phone = { detail: 'phone', value: '+12025550143' };
  const ada = name('Ada Example');

  test.each([
    ['Please call me back, I am Ada Example, ada@example.com, 202 555 0143', 'note', [ada, email, phone]],
    ['Call me back at (202) 555-0143 please. My name is Ada.', 'email', [name('Ada'), phone]],
    ['Rufen Sie mich zurück: Mein Name ist Ada von Example', 'email', [name('Ada von Example')]],
    ['Ich bin Kundin, rufen Sie mich bitte an', 'name', []],
    ['I’m interested, call me back on 12/05/2026 at 10:30', 'name', []],
    ['Please email me back: ada@example.com', 'name', [email]],
  ] as const)('is not asked for: %s', (text, asks, told) => {
    expect(intake(conversing(), text)).toMatchObject({ next: 'say', asks, told });
  });

  test.each([
    ['name', 'Ada Example, ada@example.com, +1 202 555 0143', 'note', [ada, email, phone]],
    ['name', 'ada example, ada@example.com', 'phone', [name('ada example'), email]],
    ['name', 'Hi, it’s Ada Example - (202) 555-0143', 'email', [ada, phone]],
    ['name', 'ada@example.com', 'name', [email]],
    ['name', 'My email is ada@example.com', 'name', [email]],
    ['name', 'Sure, ada@example.com', 'name', [email]],
    ['email', 'ada@example.com or 202 555 0143', 'note', [email, phone]],
    ['email', 'Better by phone: 202 555 0143', 'note', [phone]],
    ['phone', 'ada2025550143@example.com', 'note', [{ ...email, value: 'ada2025550143@example.com' }]],
    ['offer', 'ada@example.com', 'name', [email]],
  ] as const)('asked for the %s: %s', (asked, text, asks, told) => {
    expect(intake(conversing({ asked }), text)).toMatchObject({ next: 'say', asks, told });
  });

  test.each([
    ['DE', 'Rufen Sie mich bitte an: 030/90 18 20', '+4930901820'],
    ['DE', 'Bitte um Rückruf zu Bestellnummer 483920', undefined],
    ['DE', 'Bitte um Rückruf, Kundennummer 100234', undefined],
    ['DE', 'Bitte um Rückruf, Budget 12.000 Euro', undefined],
    ['DE', 'Bitte um Rückruf, PLZ 10115 Berlin', undefined],
    ['DE', 'Rückruf bitte 24.12.-26.12.2026', undefined],
    ['DE', 'Rückruf bitte am 27 11 2026', undefined],
    ['GB', 'Call me back about order 1234567890', undefined],
    ['GB', 'Your line 020 7946 0958 is dead, call me back', undefined],
    ['GB', 'Did you call me from 020 7946 0958?', undefined],
    ['US', 'Call me Nov 27 2026 10 30', undefined],
    ['US', 'Could you call me back at 202 555 0143?', '+12025550143'],
  ])('only their own number is theirs (%s): %s', (country, text, number) => {
    const step = ask(conversing(), text, { items: [], country });
    const told = number === undefined ? [] : [{ detail: 'phone', value: number }];
    expect(step).toMatchObject({ next: 'say', asks: 'name', told });
  });
  test.each([
    ['No thanks, I’ll call 020 7946 0958 myself', { next: 'say', asks: null, told: [] }],
    ['Please don’t', { next: 'say', asks: null, told: [] }],
    ['Is 020 7946 0958 your number?', { next: 'answer' }],
  ])('nothing is taken at the offer of whoever says: %s', (text, step) => {
    const offered = conversing({ asked: 'offer' });
    expect(ask(offered, text, { items: [], country: 'GB' })).toMatchObject(step);
  });
  test.each([
    ['Hi my name is Ann I would like to book, please call me back', 'Ann'],
    ['Bitte um Rückruf, ich bin Montag Vormittag erreichbar', undefined],
    ['Call me back, ich bin Kunde Nr 5', undefined],
    ['HI I AM LOOKING FOR A PLUMBER CALL ME BACK', undefined],
    ['The name is wrong there, my name is Anna Example, call me back', 'Anna Example'],
  ])('a name is told as one: %s', (text, value) => {
    const step = intake(conversing(), text);
    expect(step.next === 'say' && step.told).toEqual(value === undefined ? [] : [name(value)]);
  });
  test.each([
    'Phone: 202 555 0143',
    'Sorry, my number is 202 555 0143',
    'call me, 202 555 0143',
    'I’d rather not say',
    'call me back on Monday',
    'Ich möchte das nicht sagen',
  ])('and is not: %s', (text) => {
    const step = intake(conversing({ asked: 'name' }), text);
    expect(step).toMatchObject({ next: 'say', asks: 'name' });
    expect(step.next === 'say' && step.told.map(({ detail }) => detail)).not.toContain('name');
  });
  test.each(['I don’t have one', 'I have no email', 'Ich habe keine', 'je n’en ai pas', 'lieber nicht'])(
    'who has no address need not have one: %s',
    (text) => {
      expect(intake(conversing({ asked: 'email' }), text)).toMatchObject({ asks: 'phone' });
    },
  );
  test.each([
    'Please cancel',
    'Actually, never mind',
    'leave me alone',
    'Ich möchte abbrechen',
    'vergiss es',
  ])('who wants to stop may: %s', (text) => {
    expect(intake(conversing({ asked: 'name' }), text)).toMatchObject({ asks: null, told: [] });
  });

  test('a number in a message is a part of the message', () => {
    const known = { name: 'Ada', email: 'ada@example.com' };
    const step = intake(conversing({ asked: 'note', told: known }), 'My landlord is at 202 555 0143');
    expect(step).toMatchObject({
      ...{ asks: 'confirmation', told: [{ detail: 'note', value: 'My landlord is at 202 555 0143' }] },
    });
  });

  test('as right in the place of what was read back wrong is read back', () => {
    const known = { name: 'Ada Exampel', email: 'ada@example.com' };
    for (const [text, told] of [
      ['No, my name is Ada Example', [ada]],
      ['Yes, but rather 202 555 0143', [phone]],
      ['ada@example.com is wrong, it is ada@example.org', []],
    ] as const) {
      const step = intake(conversing({ asked: 'confirmation', told: known }), text);
      expect(step).toMatchObject({ confirmed: false, asks: told.length > 0 ? 'confirmation' : 'name' });
      if (told.length > 0) expect(step).toMatchObject({ told });
    }
    const same = conversing({ asked: 'confirmation', told: known });
    expect(intake(same, 'Yes, ada@example.com')).toMatchObject({ confirmed: true });
  });

  test('is not asked for again by whoever left it and came back', () => {
    const known = { name: 'Ada Example', email: 'ada@example.com' };
    expect(intake(conversing({ told: known }), 'Please call me back')).toMatchObject({ asks: 'phone' });
  });
});

describe('what an owner asks for', () => {
  const item = (change: Partial<IntakeItem> & Pick<IntakeItem, 'key'>): IntakeItem => ({
    ...{ kind: 'text', label: change.key, question: '', isRequired: false, choices: [] },
    ...change,
  });
  const visit = item({
    ...{ key: 'visit', kind: 'choice', label: 'Visit', question: 'Have you been here before?' },
    ...{ choices: ['New customer', 'Existing customer'], isRequired: true },
  });
  const pet = item({ key: 'pet', label: 'Name of the pet' });
  const phone = item({ key: 'phone', kind: 'phone', label: 'Mobile', isRequired: true });
  const email = item({ key: 'email', kind: 'email', label: 'E-mail' });
  const name = item({ key: 'name', kind: 'name', label: 'Full name' });
  const items = [visit, pet, phone];
  const hear = (asked: string, text: string, { asking = items, told = {} }: Hearing = {}) =>
    ask(conversing({ asked, told }), text, { items: asking, country: 'DE' });

  test('is asked for in the owner’s words and order, and read back under the owner’s labels', () => {
    expect(ask(conversing(), 'Please call me back', { items, country: 'DE' })).toMatchObject({
      asks: 'visit',
      text: 'Gladly, I will pass this on. Have you been here before? New customer / Existing customer',
    });
    expect(hear('visit', 'new customer')).toMatchObject({
      told: [{ detail: 'visit', value: 'New customer' }],
      asks: 'pet',
      text: 'Name of the pet? (Or say “skip”.)',
    });
    expect(hear('pet', 'Mr. Whiskers')).toMatchObject({
      told: [{ detail: 'pet', value: 'Mr. Whiskers' }],
      asks: 'phone',
      text: 'What is your phone number?',
    });
    const told = { visit: 'New customer', pet: 'Mr. Whiskers' };
    expect(hear('phone', '030 901820', { told })).toMatchObject({
      told: [{ detail: 'phone', value: '+4930901820' }],
      asks: 'confirmation',
      text: [
        'Here is what I will pass on:',
        ...['Visit: New customer', 'Name of the pet: Mr. Whiskers', 'Mobile: +4930901820'],
        'Is that right?',
      ].join('\n'),
    });
  });

  test.each([
    ['2', 'Existing customer'],
    ['2.', 'Existing customer'],
    ['existing', 'Existing customer'],
    ['NEW CUSTOMER!', 'New customer'],
    ['I am a new customer, thanks', 'New customer'],
  ])('a choice is told by its number, its words or their beginning: %s', (text, value) => {
    expect(hear('visit', text)).toMatchObject({ told: [{ detail: 'visit', value }], asks: 'pet' });
  });
  test('of two numbers none is put in the place of another', () => {
    const landline = item({ key: 'landline', kind: 'phone', label: 'Landline' });
    const asking = [visit, phone, landline];
    const known = { visit: 'New customer', phone: '+4930901820' };
    expect(hear('confirmation', 'No, the landline is 030 901821', { asking, told: known })).toMatchObject({
      ...{ asks: 'visit', confirmed: false },
    });
  });
  test.each(['3', '0', 'customer', 'maybe', 'not new', 'new customer or existing customer'])(
    'what names none of the choices, or two of them, is asked again: %s',
    (text) => {
      expect(hear('visit', text)).toMatchObject({ told: [], asks: 'visit' });
    },
  );
  test.each([
    [['Men', 'Women'], 'for women, please', 'Women'],
    [['2', '4', '6'], '2', '2'],
    [['Cut', 'Cut and colour'], 'cut', 'Cut'],
    [['10 am', '11 am'], '11', '11 am'],
    [['Yes', 'No'], 'no', 'No'],
    [['Heute', 'Nächste Woche'], 'nachste woche', 'Nächste Woche'],
  ] as const)('of %j, “%s” is %s', (choices, text, value) => {
    const one = item({ key: 'one', kind: 'choice', choices: [...choices] });
    expect(hear('one', text, { asking: [one, email] })).toMatchObject({ told: [{ detail: 'one', value }] });
  });

  test('what is required is not skipped, and what is not may be left out or withdrawn', () => {
    expect(hear('visit', 'skip')).toMatchObject({ told: [], asks: 'visit' });
    expect(hear('phone', 'skip')).toMatchObject({ told: [], asks: 'phone' });
    expect(hear('phone', 'rather not', { asking: [phone, email] })).toMatchObject({
      told: [],
      asks: 'phone',
    });
    expect(hear('pet', 'skip')).toMatchObject({ told: [], asks: 'phone' });
    expect(hear('pet', 'skip', { told: { pet: 'Rex' } })).toMatchObject({
      told: [{ detail: 'pet', value: '' }],
      asks: 'phone',
    });
    expect(hear('name', 'skip', { asking: [name, phone] })).toMatchObject({ told: [], asks: 'phone' });
  });
  test('one way to reply is insisted upon, whatever else may be left out', () => {
    const free = item({ key: 'phone', kind: 'phone' });
    expect(hear('email', 'skip', { asking: [email, free, pet] })).toMatchObject({ asks: 'phone' });
    expect(hear('phone', 'skip', { asking: [email, free, pet] })).toMatchObject({ asks: 'email' });
    const told = { email: 'ann@example.com' };
    expect(hear('phone', 'skip', { told, asking: [email, free, pet] })).toMatchObject({ asks: 'pet' });
  });

  describe('and changes in the middle', () => {
    test('begins again where what was asked for is gone, or asks first whether it may', () => {
      for (const text of ['A thousand', 'Yes']) {
        expect(hear('budget', text)).toMatchObject({ told: [], asks: 'visit', confirmed: false });
      }
      expect(hear('budget', 'What does it cost?')).toEqual({ next: 'answer', then: 'offer' });
    });
    test('is not read back before there is a way to reply and all that is required', () => {
      expect(hear('pet', 'Rex', { asking: [phone, pet] })).toMatchObject({
        told: [{ detail: 'pet', value: 'Rex' }],
        asks: 'phone',
      });
      const told = { phone: '+4930901820' };
      expect(hear('pet', 'Rex', { told, asking: [visit, phone, pet] })).toMatchObject({ asks: 'visit' });
    });
  });

  test('is asked again in the same words after a question in between', () => {
    expect(hear('visit', 'What does a visit cost?')).toEqual({ next: 'answer', then: 'visit' });
    expect(askAgain({ language: 'en' }, 'visit', items)).toBe(
      'Have you been here before? New customer / Existing customer',
    );
    expect(askAgain({ language: 'en' }, 'confirmation', items)).toBe('Is that right?');
  });
  test('may be called like anything, and is told by nobody but the visitor', () => {
    const constructor = item({ key: 'constructor', label: 'Builder', isRequired: true });
    expect(hear('phone', '030 901820', { asking: [constructor, phone] })).toMatchObject({
      asks: 'constructor',
    });
  });
});

describe('it speaks the language of the visitor', () => {
  test.each([
    ['en', 'skip', /^What should I pass on\?/u],
    ['es', 'saltar', /^¿Qué mensaje debo transmitir\?/u],
    ['de', 'weiter', /^Was soll ich ausrichten\?/u],
    ['fr', 'passer', /^Que dois-je transmettre \?/u],
    ['pt', 'saltar', /^Que mensagem devo transmitir\?/u],
    ['pt-BR', 'saltar', /^Que mensagem devo transmitir\?/u],
    ['fi', 'skip', /^What should I pass on\?/u],
  ])('%s', (language, text, question) => {
    const step = intake(conversing({ asked: 'phone', language, told: { email: 'ann@example.com' } }), text);
    expect(step).toMatchObject({ asks: 'note' });
    expect(step.next === 'say' && step.text).toMatch(question);
  });
});

describe('what the website has signed', () => {
  const signed = { name: 'Rosa Lind', email: 'rosa@example.com' };
  test('is not asked for, and is read back', () => {
    expect(intake(conversing({ signed }), 'Please call me back')).toMatchObject({ asks: 'phone' });
    expect(intake(conversing({ signed, asked: 'phone' }), 'skip')).toMatchObject({ asks: 'note' });
    const back = intake(conversing({ signed, asked: 'note' }), 'skip');
    expect(back).toMatchObject({ asks: 'confirmation', told: [], confirmed: false });
    expect(back).toHaveProperty('text', expect.stringMatching(/Rosa Lind[^]*rosa@example\.com/u));
    expect(intake(conversing({ signed, asked: 'confirmation' }), 'yes')).toMatchObject({ confirmed: true });
  });
  test('is asked for like everything else once it was found wrong', () => {
    const again = intake(conversing({ signed, asked: 'confirmation' }), 'no');
    expect(again).toMatchObject({ asks: 'name', confirmed: false });
    const withdrawn = { name: '', email: '' };
    expect(again).toHaveProperty('told', [
      { detail: 'name', value: '' },
      { detail: 'email', value: '' },
    ]);
    expect(intake(conversing({ signed, told: withdrawn, asked: 'name' }), 'Rosa Linden')).toMatchObject({
      ...{ asks: 'email', told: [{ detail: 'name', value: 'Rosa Linden' }] },
    });
  });
  test('is all there is to ask where nothing else is wanted', () => {
    const item: IntakeItem = {
      ...{ key: 'email', kind: 'email', label: 'E-mail', question: '', isRequired: true, choices: [] },
    };
    const setup = { items: [item], country: 'US' };
    expect(ask(conversing({ signed }), 'Please call me back', setup)).toMatchObject({
      ...{ asks: 'confirmation', text: expect.stringContaining('rosa@example.com') as string },
    });
  });
});

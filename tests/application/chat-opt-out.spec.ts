import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { callerNumber, lineNumber, phoneHouse } from '../support/phone-house.js';

const other = '+12025550177';

describe('whoever writes in the chat that they want no texts', () => {
  test.each([
    ['en', 'please don’t text me again, my number is (202) 555-0143', /0143 gets no more texts/u],
    ['en', 'Stop texting 202-555-0143', /0143 gets no more texts/u],
    ['en', 'Please do not text +1 202 555 0143 again!', /0143 gets no more texts/u],
    ['es', 'Por favor, no me manden más mensajes. Mi número es 202 555 0143', /0143 ya no recibirá/u],
    ['fr', 'Arrêtez de m’envoyer des SMS, mon numéro est le 202 555 0143', /0143 ne recevra plus/u],
  ])('is heard (%s): “%s”', async (language, words, answer) => {
    const { chat, consentOf } = await phoneHouse();
    const { conversationId, say } = await chat(language);
    const reply = await say(words, 'm1');
    expect(reply.text).toMatch(answer);
    expect(reply.provenance.model).toBe('house');
    const found = await consentOf(callerNumber);
    expect(found?.state.isOptedOut).toBe(true);
    expect(found?.events).toMatchObject([
      { type: 'OptedOut', data: { via: 'chat', messageId: `${conversationId}.m1`, words } },
    ]);
  });

  test('is the same person who calls from that number, and is refused a link there', async () => {
    const { chat, call, sent, sendTexts } = await phoneHouse();
    const { say, recorded } = await call();
    await recorded();
    await say('Text me the booking link please');
    await say('yes');
    await (await chat()).say('Never text me again. (202) 555-0143');
    await sendTexts();
    expect(sent).toEqual([]);
    const second = await call();
    await second.recorded();
    expect((await second.say('Text me the booking link please')).said).toContain('no texts');
  });

  test('can text START afterwards', async () => {
    const { chat, text, consentOf, later } = await phoneHouse();
    await (await chat()).say('No more texts to 202 555 0143 please');
    later(1);
    await text({ messageId: 's', to: lineNumber, from: callerNumber, body: 'START' });
    expect((await consentOf(callerNumber))?.state.isOptedOut).toBe(false);
  });

  test('need not say a number that they told before', async () => {
    const { chat, consentOf } = await phoneHouse();
    const { say } = await chat();
    for (const words of ['Please call me back', 'Ada Example', 'skip', '202 555 0177', 'skip', 'yes']) {
      await say(words);
    }
    expect((await say('And please don’t text me any more')).text).toContain('0177');
    expect((await consentOf(other))?.state.isOptedOut).toBe(true);
  });

  test('is asked for the number where none is known, and may text STOP instead', async () => {
    const { chat, consentOf } = await phoneHouse();
    const { say } = await chat();
    const { text, asks } = await say('Please stop texting me');
    expect(text).toMatch(/Which number.*STOP/u);
    expect(asks).toBe('no-texts-number');
    expect((await say('555')).text).toMatch(/complete phone number/u);
    expect((await say('It is 202 555 0143')).text).toMatch(/0143 gets no more texts/u);
    expect((await consentOf(callerNumber))?.state.isOptedOut).toBe(true);
  });

  test('may also ask something else instead of saying which number', async () => {
    const { chat, consentOf } = await phoneHouse();
    const { say } = await chat();
    await say('Please stop texting me');
    expect(await say('How much is a haircut?')).toMatchObject({ kind: 'answered', asks: null });
    // A number that is told later is told for another reason.
    await say('I tried 202 555 0143 and nobody answered');
    expect(await consentOf(callerNumber)).toBeUndefined();
  });

  test('goes on leaving contact details, in the same words', async () => {
    const { chat, consentOf } = await phoneHouse();
    const { say } = await chat();
    for (const words of ['Please call me back', 'Ada Example', 'skip']) await say(words);
    const reply = await say('202 555 0143, but don’t text me please');
    expect(reply.text).toMatch(/0143 gets no more texts.*pass on/u);
    expect(reply.asks).toBe('note');
    expect((await consentOf(callerNumber))?.state.isOptedOut).toBe(true);
    const { text, asks } = await say('Really, never text me');
    expect(text).toMatch(/gets no more texts/u);
    expect([text, asks]).toEqual([expect.stringContaining('Message: Really, never text me'), 'confirmation']);
  });

  test('is heard in an emergency as well, which is answered first', async () => {
    const { chat, consentOf } = await phoneHouse();
    const { say } = await chat();
    expect((await say('There is a fire in the salon! And stop texting 202 555 0143')).kind).toBe('emergency');
    expect((await consentOf(callerNumber))?.state.isOptedOut).toBe(true);
  });
});

describe('no opt-out in the chat', () => {
  test.each([
    'My number is 202 555 0143, do you text people?',
    'Please stop sending me e-mails, my number is 202 555 0143',
    'Stop. My number is 202 555 0143',
    'Cancel my appointment, my number is 202 555 0143',
    'When do you stop taking appointments? 202 555 0143',
    'How do I unsubscribe from your newsletter?',
  ])('is “%s”', async (words) => {
    const { chat, consentOf } = await phoneHouse();
    const reply = await (await chat()).say(words);
    expect(await consentOf(callerNumber)).toBeUndefined();
    expect(reply.asks).not.toBe('no-texts-number');
  });

  law.prop([fc.string({ unit: 'grapheme' })], { numRuns: 50 })(
    'is made of words that say nothing of texts',
    async (words) => {
      const { chat, consentOf } = await phoneHouse();
      await (await chat()).say(`202 555 0143 ${words.replaceAll(/[\p{L}\d]/gu, '')}`);
      expect(await consentOf(callerNumber)).toBeUndefined();
    },
  );
});

import { describe, expect, test } from 'vitest';
import { checkedDraft } from '../../application/answering/checked-draft.js';
import type { Verdict } from '../../application/answering/grounding/grounding.js';
import { Fault } from '../../application/ports/fault.js';
import { DraftFault, type LanguageModel, type Question } from '../../application/ports/language-model.js';
import { passage } from '../support/passage.js';
import { createPretendTime } from '../support/pretend-time.js';
import { never, saying, scriptedModel } from '../support/scripted-model.js';

const source = passage({ text: 'We open at nine.' });
const question: Question = {
  ...{ businessName: 'Acme Clocks', text: 'When do you open?', language: 'en', history: [] },
  ...{ passages: [source], now: '2026-11-24T10:00:00.000Z', timeZone: 'UTC', tone: '' },
  ...{ offLimits: [], links: [], visitorId: 'v' },
};

/** Clauses with a ✓ stand on the pages, clauses with a ✗ do not, and all others say nothing of the business. */
const check = (clause: string): Verdict => {
  if (clause.includes('✗')) return { verdict: 'unsupported', reason: 'no-source' };
  if (!clause.includes('✓')) return { verdict: 'plain' };
  return { verdict: 'supported', by: [{ passage: source, excerpt: source.text }] };
};

function drafting(model: LanguageModel, time = createPretendTime(), onBug?: (error: unknown) => void) {
  const released: string[] = [];
  const used: string[] = [];
  const checked = checkedDraft({
    ...{ model, question, grounding: { check } },
    use: ({ tool }) => {
      used.push(tool);
      return Promise.resolve('Accepted.');
    },
    release: (clause) => released.push(clause),
    limits: { firstClauseMs: 4_000, replyMs: 20_000 },
    wait: time.wait,
    onBug,
  });
  return { released, used, checked };
}
const heard = async (model: LanguageModel) => {
  const { released, checked } = drafting(model);
  return { ...(await checked), released };
};

describe('what a visitor hears', () => {
  test('is nothing that does not stand on the pages, in whatever pieces it is worded', async () => {
    const said = 'We open at nine ✓. We also serve lunch ✗. On Sundays we are closed ✓.';
    for (const size of [1, 3, 7, said.length]) {
      const pieces = said.match(new RegExp(`.{1,${String(size)}}`, 'gu')) ?? [];
      const { text, released, withheld, supports } = await heard(saying('m', ...pieces));
      expect(text).toBe('We open at nine ✓. On Sundays we are closed ✓.');
      expect(released.join('')).toBe(text);
      expect(withheld).toEqual(['no-source']);
      expect(supports).toHaveLength(2);
    }
  });
  test('begins with no courtesy before something is known', async () => {
    const time = createPretendTime();
    const model = scriptedModel('m', async (hands) => {
      hands.say('Gladly, I can tell you. \n');
      await time.wait(1_000, new AbortController().signal);
      hands.say('We open at nine ✓. ');
      return {};
    });
    const { checked, released } = drafting(model, time);
    await time.pass(999);
    expect(released).toEqual([]);
    await time.pass(1);
    await checked;
    expect(released.join('')).toMatch(/^Gladly, I can tell you\. \s*We open at nine ✓\. $/u);
  });
  test('may be courtesy alone, but not where something had to be held back', async () => {
    expect(await heard(saying('m', 'You are welcome. Goodbye!'))).toMatchObject({
      end: 'complete',
      text: 'You are welcome. Goodbye!',
    });
    expect(await heard(saying('m', 'Certainly! It is free ✗.'))).toMatchObject({ text: '', released: [] });
  });
});

describe('a draft that does not end well', () => {
  const failing = (...pieces: readonly string[]) =>
    scriptedModel('m', (hands) => {
      for (const piece of pieces) hands.say(piece);
      return Promise.reject(new Fault('model-unavailable', 'The stream was cut.'));
    });

  test('leaves what was released, and not the half of a price', async () => {
    expect(await heard(failing('We open at nine ✓. A haircut is from 6 ✓'))).toMatchObject({
      end: 'down',
      text: 'We open at nine ✓.',
    });
    const cut = scriptedModel('m', (hands) => {
      hands.say('We open at nine ✓. A haircut is from 6 ✓');
      return Promise.resolve({ outcome: 'incomplete' });
    });
    expect(await heard(cut)).toMatchObject({ end: 'incomplete', text: 'We open at nine ✓.' });
  });
  test.each(['refused', 'incomplete'] as const)('says none of its courtesy: %s', async (outcome) => {
    const model = scriptedModel('m', (hands) => {
      hands.say('I am sorry, I would rather not. ');
      return Promise.resolve({ outcome });
    });
    expect(await heard(model)).toMatchObject({ end: outcome, text: '', released: [] });
    expect(await heard(failing('Gladly! '))).toMatchObject({ end: 'down', text: '', released: [] });
  });
  test('for a reason that is a bug of ours is raised where no other model can answer, and else only told', async () => {
    const model = scriptedModel('m', () => Promise.reject(new TypeError('No')));
    await expect(drafting(model, createPretendTime(), undefined).checked).rejects.toThrow(TypeError);
    const bugs: unknown[] = [];
    const { checked } = drafting(model, createPretendTime(), (error) => bugs.push(error));
    expect(await checked).toMatchObject({ end: 'down', text: '' });
    expect(bugs).toEqual([expect.any(TypeError)]);
  });
  test('is paid for, when it fails as when it is told to stop', async () => {
    const spent = { inputTokens: 900, outputTokens: 12, costMicros: 40 };
    const cut = scriptedModel('m', () => Promise.reject(new DraftFault(spent, 'The stream was cut.')));
    expect(await drafting(cut).checked).toMatchObject({ end: 'down', spent });
    const time = createPretendTime();
    const stopped = scriptedModel(
      'm',
      (_hands, _question, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new DraftFault(spent, 'Stopped.'));
          });
        }),
    );
    const { checked } = drafting(stopped, time);
    await time.pass(4_000);
    expect(await checked).toMatchObject({ end: 'slow', spent });
  });
});

describe('nobody waits longer than agreed', () => {
  test('for the first clause, not even for a model that hears no signal', async () => {
    const time = createPretendTime();
    const model = scriptedModel('m', async (hands) => {
      hands.say('Let me see. ');
      await time.wait(5_000, new AbortController().signal);
      hands.say('We open at nine ✓. ');
      await hands.use({ tool: 'request_hand_off', reason: '' });
      return never();
    });
    const { checked, released, used } = drafting(model, time);
    let isEnded = false;
    void checked.then(() => {
      isEnded = true;
    });
    // The last fifth of a second is left to the model to say what it took.
    await time.pass(3_800);
    await time.pass(199);
    expect(isEnded).toBe(false);
    await time.pass(1);
    expect(isEnded).toBe(true);
    await time.pass(1_000);
    expect(await checked).toMatchObject({ end: 'slow', text: '', supports: [] });
    expect({ released, used }).toEqual({ released: [], used: [] });
  });
  test('for the whole of it, and what was released stands', async () => {
    const time = createPretendTime();
    const model = scriptedModel('m', async (hands) => {
      hands.say('We open at nine ✓. ');
      await time.wait(5_000, new AbortController().signal);
      hands.say('On Sundays we are closed ✓. And we ');
      return never();
    });
    const { checked, released } = drafting(model, time);
    for (let seconds = 1; seconds < 20; seconds += 1) await time.pass(1_000);
    expect(released).toEqual(['We open at nine ✓. ', 'On Sundays we are closed ✓. ']);
    await time.pass(800);
    await time.pass(200);
    expect(await checked).toMatchObject({
      end: 'slow',
      text: 'We open at nine ✓. On Sundays we are closed ✓.',
    });
  });
  test('and a model is told when its time is up', async () => {
    const time = createPretendTime();
    let isTold = false;
    const model = scriptedModel('m', (_hands, _question, signal) => {
      signal.addEventListener('abort', () => {
        isTold = true;
      });
      return never();
    });
    const { checked } = drafting(model, time);
    await time.pass(3_800);
    await time.pass(200);
    await checked;
    expect(isTold).toBe(true);
  });
});

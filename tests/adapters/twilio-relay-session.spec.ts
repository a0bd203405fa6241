import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { Speak, Turn } from '../../application/call/calls.js';
import { createCallMemory } from '../../adapters/twilio/call-memory.js';
import type { SpokenFrame } from '../../adapters/twilio/relay-frames.js';
import { createRelaySession } from '../../adapters/twilio/relay-session.js';
import { createPretendTime } from '../support/pretend-time.js';
import { listen, scriptedCalls, tenant } from '../support/twilio/calls.js';

type Step = 'prompt' | 'key' | 'interrupt' | 'clause' | 'end of turn' | 'failing tell' | 'time' | 'close';
const step = fc.constantFrom<Step>(
  ...(['prompt', 'prompt', 'prompt', 'prompt', 'key', 'interrupt', 'interrupt'] as const),
  ...(['clause', 'clause', 'end of turn', 'failing tell', 'time'] as const),
);
const history = fc
  .tuple(fc.array(step, { minLength: 5, maxLength: 60 }), fc.boolean())
  .map(([steps, isClosed]): readonly Step[] => (isClosed ? [...steps, 'close'] : steps));

test.prop([history], { numRuns: 1_000 })(
  'whatever happens in whichever order, turns follow each other, nothing that was said is lost, and who interrupted is not talked at',
  async (steps) => {
    const clock = createPretendTime();
    const calls = scriptedCalls();
    const frames: SpokenFrame[] = [];
    const open: { readonly speak: Speak; readonly end: (turn: Turn) => void; clauses: number }[] = [];
    const heard: string[] = [];
    let turnCount = 0;
    let isTalkedAt = false;
    calls.answers.turn = (told, speak) => {
      expect(open).toHaveLength(0);
      turnCount += 1;
      if ('words' in told) heard.push(String(told.words));
      return new Promise((end) => open.push({ speak, end, clauses: 0 }));
    };
    let isClosed = false;
    const session = createRelaySession({
      ...{ calls, call: { tenant, callId: 'call' }, sessionId: 'session', newId: () => 'id' },
      remembered: createCallMemory().of('CA'),
      send: (frame) => {
        isTalkedAt ||= isClosed;
        frames.push(frame);
      },
      now: () => Date.parse(clock.now()),
      wait: clock.wait,
      onNotice: () => undefined,
      onError: () => undefined,
    });
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    const endTurn = () => open.shift()?.end({ next: listen, replyId: `reply-${String(turnCount)}` });

    const said: string[] = [];
    for (const one of steps) {
      if (isClosed) break;
      if (one === 'prompt') {
        said.push(`word${String(said.length)}`);
        session.hear(said.at(-1) ?? '');
      }
      if (one === 'key') session.press('1');
      if (one === 'interrupt') {
        session.interrupt('As far as');
        const spokenBefore = frames.length;
        const running = open[0];
        if (running !== undefined && running.clauses > 0) {
          running.speak('Never heard.');
          expect(frames).toHaveLength(spokenBefore);
        }
      }
      if (one === 'clause' && open[0] !== undefined) {
        open[0].speak('A clause.');
        open[0].clauses += 1;
      }
      if (one === 'end of turn') endTurn();
      if (one === 'failing tell') calls.answers.told = () => Promise.reject(new Error('store'));
      if (one === 'time') await clock.pass(9_000);
      if (one === 'close') {
        session.close();
        isClosed = true;
      }
      await settle();
    }
    while (open.length > 0) {
      endTurn();
      await settle();
    }
    // Keys push words aside only where more than five things wait; words never do.
    const all = heard.flatMap((words) => words.split(' '));
    expect(all).toEqual(said);
    const told = calls.toldOf('interrupted').map((one) => ('replyId' in one ? one.replyId : ''));
    expect(new Set(told).size).toBe(told.length);
    expect(isTalkedAt).toBe(false);
    session.close();
  },
);

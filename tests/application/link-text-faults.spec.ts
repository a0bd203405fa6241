import { expect, test } from 'vitest';
import type { HandleConsent } from '../../application/call/needs.js';
import type { Policy } from '../../application/handling/follow.js';
import { Fault } from '../../application/ports/fault.js';
import type { Text, TextReceipt, Texting } from '../../application/ports/texting.js';
import { sendTextLink } from '../../application/texting/send-text-link.js';
import { lapseRequests, noteUnknown, settleUnknown } from '../../application/texting/settle-attempts.js';
import { phoneHouse } from '../support/phone-house.js';
import { createRandom, type Random } from '../support/random.js';

const seed = Number(process.env['LINK_TEXT_SEED'] ?? 20261126);
const faultsWanted = 10_000;
const triesMax = 60;

class Crash extends Error {
  override readonly name = 'Crash';
}

/** A carrier that takes texts, and a world in which anything fails before or after it was done. */
function faultyWorld(random: Random) {
  let faultCount = 0;
  let isCalm = false;
  const created: Text[] = [];
  const fails = (share: number): boolean => {
    if (isCalm || !random.chance(share)) return false;
    faultCount += 1;
    return true;
  };
  const crashing = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    if (fails(0.15)) throw new Crash('before');
    const result = await act();
    if (fails(0.15)) throw new Crash('after');
    return result;
  };
  const texting: Texting = {
    async send(text) {
      return crashing(async (): Promise<TextReceipt> => {
        if (fails(0.1)) return { outcome: 'rejected', code: '30001' };
        if (fails(0.1)) return { outcome: 'unknown' };
        created.push(text);
        // Taken, and the answer lost: 500 after it was done, or no answer at all.
        if (fails(0.2)) return { outcome: 'unknown' };
        return Promise.resolve({ outcome: 'accepted', textRef: text.attemptId });
      });
    },
    find: ({ to, body, except }) =>
      crashing(() => {
        const found = created.find(
          (text) => text.to === to && text.body === body && !except.includes(text.attemptId),
        );
        return Promise.resolve(found && { textRef: found.attemptId });
      }),
    writtenAt: () => Promise.resolve(null),
  };
  const crashingHandle = (handle: HandleConsent): HandleConsent =>
    Object.assign((...asked: Parameters<HandleConsent>) => crashing(() => handle(...asked)), {
      load: (of: string, id: string) => crashing(() => handle.load(of, id)),
    });
  return {
    ...{ created, texting, crashingHandle },
    faults: () => faultCount,
    calm: (is: boolean): void => {
      isCalm = is;
    },
  };
}

test(`through ${String(faultsWanted)} faults no text goes out twice and no request is lost (seed ${String(seed)})`, async () => {
  const random = createRandom(seed);
  const world = faultyWorld(random);
  let requestCount = 0;
  let statuses: Record<string, number> = {};
  for (let round = 0; world.faults() < faultsWanted; round += 1) {
    const house = await phoneHouse();
    const needs = {
      ...house.needs,
      handleConsent: world.crashingHandle(house.needs.handleConsent),
      handleAllowance: house.house.handleAllowance,
      texting: world.texting,
    };
    const policies = [sendTextLink, noteUnknown, settleUnknown, lapseRequests].map(
      (of) => of(needs) as unknown as Policy,
    );
    /** Gives one event to a policy until it goes through, by two workers where chance wants it. */
    const deal = async (policy: Policy, recorded: Parameters<Policy['when']>[0]): Promise<void> => {
      const { signal } = new AbortController();
      for (let tries = 0; tries < triesMax; tries += 1) {
        world.calm(tries === triesMax - 1);
        const workers = random.chance(0.3) ? 2 : 1;
        const done = await Promise.allSettled(
          Array.from({ length: workers }, () => policy.when(recorded, signal)),
        );
        for (const one of done) {
          if (one.status === 'rejected' && !(one.reason instanceof Crash || one.reason instanceof Fault))
            throw one.reason;
        }
        world.calm(false);
        if (done.every(({ status }) => status === 'fulfilled')) return;
      }
    };
    const follow = async (): Promise<void> => {
      for (const policy of policies) {
        const { events } = await house.house.store.readAll(0n, policy.filter, 1_000);
        for (const recorded of events) await deal(policy, recorded);
      }
    };
    const before = world.created.length;
    const calls = [await house.call(), await house.call()];
    for (const call of calls) {
      await call.recorded();
      await call.say('Could you text me the booking link?');
      await call.say('Yes please');
      requestCount += 1;
    }
    if (random.chance(0.2)) {
      await house.text({
        messageId: 'm',
        to: '+12025550100',
        from: '+12025550143',
        body: 'STOP',
      });
    }
    await follow();
    house.later(2);
    await follow();
    house.later(15);
    // Whoever looks late finds what others wrote meanwhile.
    for (let more = 0; more < 3; more += 1) await follow();

    const links = Object.entries((await calls[0]?.consent())?.state.links ?? {});
    expect(links).toHaveLength(2);
    for (const [requestId, link] of links) {
      const texts = world.created.slice(before).filter((text) => text.requestId === requestId);
      expect(texts.length, `round ${String(round)}`).toBeLessThanOrEqual(1);
      const status = link?.status ?? 'none';
      expect(['accepted', 'rejected', 'refused', 'lapsed']).toContain(status);
      // What the carrier took was found, or is told to the owner as lapsed.
      if (status === 'refused') expect(texts).toEqual([]);
      statuses = { ...statuses, [status]: (statuses[status] ?? 0) + 1 };
    }
  }
  expect(Object.values(statuses).reduce((sum, one) => sum + one, 0)).toBe(requestCount);
  expect(statuses['accepted']).toBeGreaterThan(0);
  expect(statuses['lapsed']).toBeGreaterThan(0);
}, 240_000);

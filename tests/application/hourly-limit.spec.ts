import { expect, test } from 'vitest';
import { fullService } from '../../application/billing/service.js';
import { allowanceLimits } from '../../domain/allowance/allowance.js';
import { phoneHouse } from '../support/phone-house.js';

test('calls at once cannot pass the limit of the hour, whatever the read model knows', async () => {
  const { call, house, sent, sendTexts, sendTextsAtOnce, later } = await phoneHouse();
  const callers = Array.from({ length: allowanceLimits.perHour + 5 }, (_none, index) =>
    String(12_025_550_150 + index),
  );
  for (const number of callers) {
    const { say, recorded } = await call({ from: `+${number}` });
    await recorded();
    await say('Could you text me the booking link?');
    await say('Yes please');
  }
  await sendTextsAtOnce();
  await sendTexts();
  expect(sent).toHaveLength(allowanceLimits.perHour);
  const { events } = await house.store.readAll(0n, { categories: ['consent'] }, 1_000);
  const refusals = events.flatMap(({ event }) => (event.type === 'TextLinkRefused' ? [event.data] : []));
  expect(refusals).toHaveLength(5);
  expect(refusals[0]).toMatchObject({ refusal: 'hourly-limit' });

  later(61);
  const { say, recorded } = await call({ from: '+12025550143' });
  await recorded();
  await say('Could you text me the booking link?');
  await say('Yes please');
  await sendTexts();
  expect(sent).toHaveLength(allowanceLimits.perHour + 1);
});

test('over the texts of the plan the caller is told so at once, and the reason is kept as what it is', async () => {
  const { call, house, plan, sent, sendTexts } = await phoneHouse();
  plan.service = { ...fullService, texts: false };
  const { say, recorded } = await call({ from: '+12025550143' });
  await recorded();
  const { said } = await say('Could you text me the booking link?');
  expect(said).toContain('no more texts');
  await sendTexts();
  expect(sent).toEqual([]);
  const { events } = await house.store.readAll(0n, { categories: ['consent'] }, 1_000);
  expect(events.flatMap(({ event }) => (event.type === 'TextLinkRefused' ? [event.data] : []))).toMatchObject(
    [{ refusal: 'plan-limit' }],
  );
});

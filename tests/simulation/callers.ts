import type { Asking } from './asking.js';
import { beCaller } from './caller.js';
import { people, type Installation } from './installation.js';
import { beTexter } from './texter.js';

/** The phone line of one business: it is set up, and some people call it and text to it, each from a telephone of their own. */
export async function beCallers(
  installation: Installation,
  ask: Asking,
  {
    tenant,
    number,
    peopleCount,
  }: { readonly tenant: string; readonly number: string; readonly peopleCount: number },
): Promise<void> {
  const { world, company, newId } = installation;
  const { random, scheduler } = world;
  const line = { tenant, number };
  const context = { tenant, actor: 'owner', causationId: '' };

  const setUp = async (): Promise<void> => {
    const [links, ready, own] = [newId(), newId(), newId()];
    await ask(`number of ${tenant}`, (house) => house.phone.assignNumber(tenant, number));
    const data = { accountId: tenant, links: [{ linkId: 'booking', label: 'Booking', url: bookingUrl }] };
    await ask(`links of ${tenant}`, ({ handleDesk, now }) =>
      handleDesk(tenant, { type: 'SetLinks', data, commandId: links, now: now() }, context),
    );
    const readiness = { accountId: tenant, readiness: 'ready', reason: null } as const;
    await ask(`readiness of ${tenant}`, ({ handleLine, now }) =>
      handleLine(
        tenant,
        { type: 'SetTextingReadiness', data: readiness, commandId: ready, now: now() },
        context,
      ),
    );
    if (random.chance(0.5)) return;
    const ownNumber = { accountId: tenant, number: '+12025550188' };
    await ask(`own number of ${tenant}`, ({ handleLine, now }) =>
      handleLine(tenant, { type: 'SetOwnNumber', data: ownNumber, commandId: own, now: now() }, context),
    );
  };

  /** Somebody with a telephone: calls some times, perhaps twice at once, and texts meanwhile. */
  const bePerson = async (from: string): Promise<void> => {
    const restMsMax = random.pick([1_000, 60_000, 10 * 60_000]);
    const call = async (): Promise<void> => {
      await scheduler.wait(people, random.below(restMsMax));
      await beCaller(installation, ask, { line, from });
    };
    const callOften = async (): Promise<void> => {
      for (let left = 1 + random.below(5); left > 0; left -= 1) {
        await Promise.all([call(), random.chance(0.2) ? call() : undefined]);
      }
    };
    const textCount = random.chance(0.4) ? random.below(6) : 0;
    await Promise.all([callOften(), beTexter(installation, ask, { line, from, textCount })]);
  };

  await setUp();
  if (random.chance(0.3)) company.goAway();
  const numbers = Array.from({ length: peopleCount }, (_none, index) => `+120255501${String(40 + index)}`);
  await Promise.all(numbers.map(bePerson));
}

const bookingUrl = 'https://marigold.example/book';

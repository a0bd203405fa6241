import { createAsking } from './asking.js';
import { beCallers } from './callers.js';
import type { Houses, Installation } from './installation.js';
import { beOwner } from './owner.js';
import { callBack } from './phone-callbacks.js';
import { beVisitor } from './visitor.js';

/** Some businesses, each with its owner and some visitors or callers, until all of them have done what they came for. */
export async function bePeople(installation: Installation, houses: Houses): Promise<void> {
  const { random } = installation.world;
  const { isCalled } = installation;
  const ask = createAsking(installation, houses);
  const lineOf = (tenant: string, index: number) => {
    const number = `+1202555010${String(index)}`;
    return { tenant, number, peopleCount: 2 + random.below(5) };
  };
  const accounts = Array.from({ length: 1 + random.below(2) }, installation.newId);
  if (isCalled) callBack(installation, ask);
  await Promise.all(
    accounts.map(async (accountId, index) => {
      const visitors = Array.from({ length: isCalled ? random.below(2) : 1 + random.below(3) });
      await Promise.all([
        beOwner(installation, ask, { accountId, actionCount: random.below(4) }),
        ...visitors.map(() =>
          beVisitor(installation, ask, { tenant: accountId, messageCount: 1 + random.below(12) }),
        ),
        isCalled && beCallers(installation, ask, lineOf(accountId, index)),
      ]);
    }),
  );
}

import { createAsking } from './asking.js';
import type { Houses, Installation } from './installation.js';
import { beOwner } from './owner.js';
import { beVisitor } from './visitor.js';

/** Some businesses, each with its owner and some visitors, until all of them have done what they came for. */
export async function bePeople(installation: Installation, houses: Houses): Promise<void> {
  const { random } = installation.world;
  const ask = createAsking(installation, houses);
  const accounts = Array.from({ length: 1 + random.below(2) }, installation.newId);
  await Promise.all(
    accounts.map(async (accountId) => {
      const visitors = Array.from({ length: 1 + random.below(3) });
      await Promise.all([
        beOwner(installation, ask, { accountId, actionCount: random.below(4) }),
        ...visitors.map(() =>
          beVisitor(installation, ask, { tenant: accountId, messageCount: 1 + random.below(12) }),
        ),
      ]);
    }),
  );
}

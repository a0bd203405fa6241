import { createDoing, type Asking } from './asking.js';
import { people, type Installation } from './installation.js';

/** The owner of one business: opens it, and does at random what owners do. */
export async function beOwner(
  { world, ledger, tables, newId }: Installation,
  ask: Asking,
  { accountId, actionCount }: { readonly accountId: string; readonly actionCount: number },
): Promise<void> {
  const { random, scheduler } = world;
  const does = createDoing(random);
  const website = `https://example.com:${String(random.below(5))}/`;
  const context = { tenant: accountId, actor: 'member:owner', causationId: '' };

  const open = async (): Promise<void> => {
    const profile = { accountId, ownerId: `owner-of-${accountId}`, businessName: 'A business', website };
    const data = { ...profile, ownerEmail: 'owner@example.com', industry: 'other', siteKey: accountId };
    await ask(`open ${accountId}`, ({ handleAccount, now }) =>
      handleAccount(accountId, { type: 'OpenAccount', data, commandId: accountId, now: now() }, context),
    );
    ledger.acknowledged.push({ stream: `account-${accountId}`, commandId: accountId });
  };
  const setTimeZone = async (commandId: string): Promise<void> => {
    const data = { timeZone: 'Europe/Berlin' };
    await ask(`set the time zone by ${commandId}`, ({ handleAccount, now }) =>
      handleAccount(accountId, { type: 'SetTimeZone', data, commandId, now: now() }, context),
    );
    ledger.acknowledged.push({ stream: `account-${accountId}`, commandId });
  };
  const readAgain = async (crawlId: string): Promise<void> => {
    const data = { crawlId, accountId, website };
    await ask(`start ${crawlId}`, ({ handleCrawl, now }) =>
      handleCrawl(crawlId, { type: 'StartCrawl', data, commandId: crawlId, now: now() }, context),
    );
    ledger.acknowledged.push({ stream: `crawl-${crawlId}`, commandId: crawlId });
  };
  const contact = async (leadId: string, commandId: string): Promise<void> => {
    await ask(`mark ${leadId}`, ({ handleLead, now }) =>
      handleLead(leadId, { type: 'MarkContacted', data: { leadId }, commandId, now: now() }, context),
    );
  };
  const leadInbox = tables.tables.find(({ name }) => name === 'lead-inbox');
  const someLead = (): string | undefined => {
    const [name] = [...(leadInbox?.rows.keys() ?? [])].filter((one) => one.startsWith(`${accountId} `));
    return name?.slice(accountId.length + 1);
  };

  await does(open);
  const restMsMax = random.pick([500, 15_000, 60_000]);
  for (let count = 0; count < actionCount; count += 1) {
    await scheduler.wait(people, random.below(restMsMax));
    const id = newId();
    const leadId = someLead();
    if (leadId !== undefined) await does(() => contact(leadId, id));
    else if (random.chance(0.5)) await does(() => setTimeZone(id));
    else await does(() => readAgain(id));
  }
}

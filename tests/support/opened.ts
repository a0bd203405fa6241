import type { createMemoryHouse } from './memory-house.js';

/** Opens an account in memory. */
export async function opened(
  { handleAccount }: Pick<ReturnType<typeof createMemoryHouse>, 'handleAccount'>,
  accountId = 'acme',
): Promise<void> {
  const profile = {
    ...{
      accountId,
      ownerId: `owner of ${accountId}`,
      businessName: 'Acme Clocks',
      siteKey: `site-${accountId}`,
    },
    ...{ ownerEmail: 'ann@example.com', website: 'https://example.com/', industry: 'retail' },
  };
  await handleAccount(
    accountId,
    { type: 'OpenAccount', data: profile, commandId: 'open', now: '2026-11-24T10:00:00.000Z' },
    { tenant: accountId, actor: 'system', causationId: '' },
  );
}

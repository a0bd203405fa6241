import type { AccountEvent } from '../../domain/account/account.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Policy } from '../handling/follow.js';
import type { HandleCrawl, HandleKnowledge } from '../knowledge/read-website.js';
import type { Clock } from '../ports/clock.js';

interface Needs {
  readonly handleCrawl: HandleCrawl;
  readonly handleKnowledge: HandleKnowledge;
  readonly now: Clock;
}

/** A new business gets its website read at once. */
export const openDesk = ({ handleCrawl, handleKnowledge, now }: Needs): Policy<AccountEvent> => ({
  name: 'open-desk',
  filter: { categories: ['account'], types: ['AccountOpened'] },
  afterMs: 0,
  concurrency: 8,
  async when({ id, envelope, event }) {
    if (event.type !== 'AccountOpened' || isErased(event.data.website)) return;
    const { accountId, website } = event.data;
    const context = { ...envelope, actor: 'system', causationId: id };
    const about = { commandId: id, now: now() };
    await handleKnowledge(accountId, { type: 'AddWebsite', data: { accountId, website }, ...about }, context);
    await handleCrawl(
      id,
      { type: 'StartCrawl', data: { crawlId: id, accountId, website }, ...about },
      context,
    );
  },
});

import type { Clock } from '../ports/clock.js';
import type { HandleCrawl } from './read-website.js';

interface Needs {
  /** Accounts whose website is to be read now; the turn of each is named by when it was due. */
  readonly due: (
    now: string,
    countMax: number,
  ) => Promise<readonly { readonly accountId: string; readonly dueAt: string }[]>;
  /** Null where it has been erased. */
  readonly websiteOf: (accountId: string) => Promise<string | null>;
  readonly handleCrawl: HandleCrawl;
  /** The same id for the same name, in every process. */
  readonly idOf: (name: string) => string;
  readonly now: Clock;
}

/** So many readings begin at once; the others have their turn soon after. */
const startsMax = 20;
const looksMax = 100;

/** Begins the readings that are due. Several processes that do so at the same time begin each one once. */
export const readAgain =
  ({ due, websiteOf, handleCrawl, idOf, now }: Needs) =>
  async (): Promise<void> => {
    let startCount = 0;
    for (const { accountId, dueAt } of await due(now(), looksMax)) {
      const website = startCount < startsMax ? await websiteOf(accountId) : null;
      if (website === null) continue;
      const crawlId = idOf(`crawl ${accountId} ${dueAt}`);
      const data = { crawlId, accountId, website };
      await handleCrawl(
        crawlId,
        { type: 'StartCrawl', data, commandId: crawlId, now: now() },
        { tenant: accountId, actor: 'system:schedule', causationId: '' },
      );
      startCount += 1;
    }
  };

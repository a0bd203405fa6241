import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { byOperator, installationId } from '../../../application/operator/handle-installation.js';
import { Fault } from '../../../application/ports/fault.js';
import type { InstallationCommand } from '../../../domain/installation/installation.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createBusinesses } from '../../../projections/businesses/queries.js';
import { createStandings } from '../../../projections/standings/queries.js';
import { suspensions } from '../../http/contract/operator.js';
import { tokens } from '../tokens.js';
import { besideServer } from './at-hand.js';
import { WrongUsage, type Command, type Outcome } from './command.js';

/** How long it waits for them, milliseconds. */
const seenMs = 10_000;
const byCommandLine = 'command-line';

export const account: Command = {
  name: 'account',
  usage: 'list | suspend ID --reason CODE | resume ID',
  does: 'Shows the businesses of this installation, and suspends or resumes one.',
  more: [
    'A suspended business is served no more: its visitors are told so, its calls ring through, no text goes out. Its dashboard stays readable.',
  ],
  options: { reason: { value: 'CODE', about: `why: ${suspensions.join(', ')}` } },
  run({ environment, words, values }) {
    const [act, accountId] = words;
    const isList = act === 'list' && words.length === 1;
    const isChange = (act === 'suspend' || act === 'resume') && words.length === 2;
    if (!isList && !isChange) throw new WrongUsage('Say “list”, or “suspend” or “resume” with one ID.');
    const reason = suspensions.find((one) => one === values['reason']);
    if (act === 'suspend' && reason === undefined)
      throw new WrongUsage(`--reason has to be one of ${suspensions.join(', ')}.`);
    return besideServer(environment, async ({ container }) => {
      const readModels = container.get(tokens.readModels);
      // As any other process does: what they show is then as new as the log.
      await readModels.start();
      await readModels.waitFor(await container.get(tokens.store).head(), seenMs);
      try {
        return await work(container);
      } finally {
        await readModels.stop();
      }
    });

    function work(container: Container): Promise<Outcome> {
      if (accountId === undefined) return list(container);
      const about = { accountId, by: byCommandLine };
      return act === 'suspend' && reason !== undefined
        ? change(container, accountId, { type: 'SuspendAccount', data: { ...about, reason }, ...fresh() })
        : change(container, accountId, { type: 'ResumeAccount', data: about, ...fresh() });
    }
  },
};

const fresh = () => ({ commandId: uuidv7(), now: new Date().toISOString() });

async function list(container: Container): Promise<Outcome> {
  const { query } = container.get(tokens.readModels);
  const businesses = createBusinesses(query);
  const accounts = createAccountOverview(query);
  const standings = createStandings(query);
  const found: { accountId: string; name: string | null; openedAt: string; suspended: string | null }[] = [];
  let cursor: string | undefined;
  do {
    const page = await businesses.page(cursor);
    for (const { accountId, openedAt } of page.rows) {
      const [profile, standing] = await Promise.all([accounts.profile(accountId), standings.of(accountId)]);
      found.push({ accountId, name: profile?.businessName ?? null, openedAt, suspended: standing.reason });
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const lines = found.map(
    ({ accountId, name, openedAt, suspended }) =>
      `${accountId}  ${openedAt.slice(0, 10)}  ${suspended === null ? 'served' : `suspended: ${suspended}`}  ${name ?? '(erased)'}`,
  );
  return {
    json: { accounts: found },
    lines: lines.length > 0 ? lines : ['There is no business.'],
    isWell: true,
  };
}

async function change(
  container: Container,
  accountId: string,
  command: InstallationCommand,
): Promise<Outcome> {
  const isKnown =
    (await createBusinesses(container.get(tokens.readModels).query).one(accountId)) !== undefined;
  if (!isKnown)
    throw new Fault('business-not-found', `There is no business ${accountId}: “mia account list”.`);
  const handle = container.get(tokens.handleInstallation);
  const { decision } = await handle(installationId, command, byOperator(byCommandLine));
  if (decision.outcome === 'rejected') throw new Fault('not-suspended', `${accountId} is not suspended.`);
  const isSuspended = command.type === 'SuspendAccount';
  return {
    json: { accountId, isSuspended },
    lines: [isSuspended ? `${accountId} is suspended.` : `${accountId} is served again.`],
    isWell: true,
  };
}

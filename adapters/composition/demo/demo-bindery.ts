import type { Container } from 'inversify';
import { z } from 'zod';
import { installation } from '../../../application/account/handle-member.js';
import { Fault } from '../../../application/ports/fault.js';
import type { DemoBrowser } from '../../sandbox/demo-browser.js';
import { idNamed } from '../named-id.js';
import { tokens } from '../tokens.js';
import { wait } from '../wait.js';

/** Another made-up business, which tries the desk, never takes a plan, and is closed; its clock is moved for that. */
export const bindery = {
  accountId: '01900000-0000-7000-8000-00000000b1d0',
  siteKey: 'quince-demo',
  ownerEmail: 'owner@quince.example',
} as const;

interface Place {
  readonly browser: DemoBrowser;
  readonly seen: () => Promise<void>;
}

/** Opens it, and somebody asks it something. */
export async function openBindery(container: Container, { browser, seen }: Place): Promise<void> {
  const { accountId, siteKey, ownerEmail } = bindery;
  const directory = container.get(tokens.directory);
  const ownerId = await directory.resolve(installation, [`email:${ownerEmail}`], accountId);
  const context = { tenant: accountId, actor: 'system', causationId: '' };
  const about = { commandId: 'demo bindery', now: container.get(tokens.now)() };
  const profile = { businessName: 'Quince Bindery', website: 'https://quince.example/', industry: 'retail' };
  const data = { accountId, ownerId, ownerEmail, siteKey, ...profile };
  await container.get(tokens.handleAccount)(accountId, { type: 'OpenAccount', data, ...about }, context);
  // Shorter than the business lives, so that something is over before all of it goes.
  await container.get(tokens.handleRetention)(
    accountId,
    { type: 'SetRetentionPeriod', data: { accountId, months: 1 }, ...about },
    context,
  );
  await seen();
  const said = (text: string) => ({ messageId: idNamed(`demo bindery ${text}`), text });
  await browser.chat(siteKey, idNamed('demo bindery chat'), [said('Do you bind a thesis within a week?')]);
}

const clocks = z.object({
  clocks: z.array(
    z.object({
      accountId: z.string(),
      isMoved: z.boolean(),
      steps: z.record(z.string(), z.string().nullable()),
    }),
  ),
});
const pollMs = 250;
const triesMax = 120;
const goneAfterTries = 20;

/** Lets a year pass for it: its trial ends, it is warned, and it is closed. */
export async function closeBindery({ browser, seen }: Place): Promise<void> {
  const { accountId } = bindery;
  for (let tries = 0; ; tries += 1) {
    await seen();
    const found = clocks.parse(JSON.parse(await browser.get('/sandbox/clock/clocks.json')));
    const its = found.clocks.find((one) => one.accountId === accountId);
    // A run before this one was cut off after that; perhaps it is forgotten already.
    if (its?.isMoved === true || (its === undefined && tries >= goneAfterTries)) return;
    if (its?.steps['trial-end'] != null) break;
    if (tries >= triesMax) throw new Fault('demo-refused', 'The trial of the demo’s bindery did not begin.');
    await wait(pollMs, new AbortController().signal);
  }
  await browser.post('/sandbox/clock/move', { accountId, step: 'twelve-months' });
}

import type { Container } from 'inversify';
import { createFollow, type Policy } from '../../../application/handling/follow.js';
import { billingDuties } from '../use-cases/billing.js';
import { consentLogDuty } from '../use-cases/consent-log.js';
import { startDuty } from './duty.js';
import type { Life } from '../life.js';
import { tokens } from '../tokens.js';
import { wait } from '../wait.js';

/** What follows the log and acts on it. */
export function startPolicies(
  policies: readonly Policy[],
  container: Container,
  { closing, onError }: Pick<Life, 'closing' | 'onError'>,
): void {
  const follow = createFollow({
    store: container.get(tokens.store),
    checkpoints: container.get(tokens.checkpoints),
    moved: container.get(tokens.moved),
    now: () => Date.now(),
    wait,
    onFailure: (policy, eventId, error, tenant) => {
      if (tenant !== undefined) container.get(tokens.lastErrors).note(tenant, `policy: ${policy}`, error);
      onError(`policy ${policy} failed at event ${eventId}`, error);
    },
  });
  const following = policies.map((policy) => follow(policy));
  closing.push(async () => {
    await Promise.all(following.map((one) => one.stop()));
  });
}

/** What a running installation owes its businesses: their websites are read again, and what is due is done, when it is time. */
export function startDuties(
  container: Container,
  { closing, onError }: Pick<Life, 'closing' | 'onError'>,
): void {
  const reading = { work: container.get(tokens.readAgain), everyMs: 5 * 60 * 1_000 };
  const addresses = { work: container.get(tokens.ripenAddresses), everyMs: 5 * 60 * 1_000 };
  const due = { work: container.get(tokens.runDue), everyMs: 1_000 };
  for (const duty of billingDuties(container)) closing.push(startDuty({ ...duty, onError }));
  closing.push(startDuty({ ...consentLogDuty(container), onError }));
  closing.push(
    startDuty({ ...reading, failure: 'websites that are due were not read again', onError }),
    startDuty({ ...addresses, failure: 'changes of address that are due were not applied', onError }),
    startDuty({ ...due, failure: 'what is due was not looked up', onError }),
  );
}

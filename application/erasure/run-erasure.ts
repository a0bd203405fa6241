import type { Erasure, ErasureCommand, Person } from '../../domain/erasure/erasure.js';
import { outstandingOf } from '../../domain/erasure/erasure.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { CopyPlace, Erased } from '../ports/copy-place.js';
import type { EventStore } from '../ports/event-store.js';
import { Fault } from '../ports/fault.js';
import type { KeyVault } from '../ports/key-vault.js';
import { endRunning, type EndNeeds } from './end-running.js';
import type { CopyPlaces, HandleErasure } from './needs.js';
import { whose, type Links } from './whose.js';

export interface ErasureNeeds extends EndNeeds {
  readonly handleErasure: HandleErasure;
  readonly places: CopyPlaces;
  readonly links: Links;
  /** Resolves once the read models have seen all that is in the log at this moment. Raises `read-models-behind`. */
  readonly caughtUp: () => Promise<void>;
  readonly vault: Pick<KeyVault, 'forgetContainer' | 'forgetSubject' | 'forgetTenant'>;
  readonly store: Pick<EventStore, 'eraseSealed'>;
  readonly businessNow: BusinessClock;
}

interface Which {
  readonly tenant: string;
  readonly erasureId: string;
}

const nobody: Person = { subjectIds: [], conversationIds: [], callIds: [], leadIds: [] };

/**
 * Carries an erasure that has begun to its end. It may be cut off anywhere and be run again, also by two processes at once: who is meant
 * is found from ids that stay, each place can be cleared twice, and what is done is written down step by step.
 */
export const runErasure = (needs: ErasureNeeds) => {
  const { handleErasure, businessNow, places } = needs;

  const note = async (
    { tenant, erasureId }: Which,
    told: Pick<ErasureCommand, 'type' | 'data'>,
    step: string,
  ) => {
    const command = {
      ...told,
      commandId: `${erasureId}/${step}`,
      now: businessNow(tenant),
    } as ErasureCommand;
    const { decision, state } = await handleErasure(erasureId, command, {
      ...{ tenant, actor: 'policy:erasure', causationId: '' },
    });
    if (decision.outcome === 'rejected')
      throw new Fault('erasure-refused', `The erasure cannot go on: ${decision.reason}.`);
    return state;
  };

  const begun = async (which: Which): Promise<Erasure> => {
    const { state } = await handleErasure.load(which.tenant, which.erasureId);
    if (state.status !== 'begun') return state;
    const destroyed = await destroy(needs, which, state);
    const { erasureId } = which;
    return note(which, { type: 'RecordKeysDestroyed', data: { erasureId, ...destroyed } }, 'keys');
  };

  return async (which: Which): Promise<void> => {
    const { tenant, erasureId } = which;
    const state = await begun(which);
    if (state.status !== 'keys-destroyed' || state.person === null) return;
    const { scope, person } = state;
    const outstanding = outstandingOf(state);
    const left = places.filter(({ place }) => outstanding.includes(place));
    const keyIds = left.length === 0 ? [] : await keysOf(needs, { tenant, scope, person });
    // One that does not answer holds up no other.
    const failures: unknown[] = [];
    for (const place of left) {
      try {
        const { count, kept = null } = await place.erase({ erasureId, tenant, scope, person, keyIds });
        const data = { erasureId, place: place.place, count, kept };
        await note(which, { type: 'RecordCopyErased', data }, `place/${place.place}`);
      } catch (error) {
        failures.push(error);
      }
    }
    // No outage of one of them may keep others from being erased meanwhile: this is tried again when it is due.
    if (failures.length > 0)
      throw new Fault('erasure-incomplete', 'A copy could not be erased yet.', failures[0]);
    await note(which, { type: 'CompleteErasure', data: { erasureId } }, 'complete');
  };
};

/** Ends what is under way, clears what can be found by the values only, and destroys every key. */
async function destroy(
  needs: ErasureNeeds,
  { tenant, erasureId }: Which,
  { scope, subjectIds, proof, places: named }: Erasure,
) {
  if (scope === 'business') {
    await beforeKeys(needs.places, { erasureId, tenant, scope, person: nobody, keyIds: [] }, named);
    const keyIds = await needs.vault.forgetTenant(tenant);
    return { person: nobody, keyCount: keyIds.length, valueCount: await needs.store.eraseSealed(keyIds) };
  }
  let valueCount = 0;
  const keyIds = new Set<string>();
  for (let known = 0; ;) {
    await needs.caughtUp();
    const person = await whose(needs.links, tenant, { subjectIds, proof });
    const idCount = Object.values(person).flat().length;
    // Whoever is linked with somebody while their keys go is found in the next round; after that nobody can be.
    if (idCount === known) return { person, keyCount: keyIds.size, valueCount };
    known = idCount;
    await endRunning(needs, { erasureId, tenant, person });
    await beforeKeys(needs.places, { erasureId, tenant, scope, person, keyIds: [] }, named);
    for (const id of await keysOf(needs, { tenant, scope, person })) keyIds.add(id);
    valueCount += await needs.store.eraseSealed([...keyIds]);
  }
}

async function beforeKeys(
  places: readonly CopyPlace[],
  erased: Erased,
  named: readonly string[],
): Promise<void> {
  for (const { place, beforeKeys: clear } of places) if (named.includes(place)) await clear?.(erased);
}

/** Destroys the keys, or finds them destroyed, and answers the ids of all. */
async function keysOf(
  { vault }: ErasureNeeds,
  { tenant, scope, person }: Pick<Erased, 'tenant' | 'scope' | 'person'>,
): Promise<readonly string[]> {
  if (scope === 'business') return vault.forgetTenant(tenant);
  const all: string[] = [];
  for (const subject of person.subjectIds) all.push(...(await vault.forgetSubject({ tenant, subject })));
  for (const id of person.conversationIds) {
    for (const container of [`conversation-${id}`, `transcript-${id}`]) {
      all.push(...(await vault.forgetContainer({ tenant, container, keep: 'transcript' })));
    }
  }
  // Also where whoever is named in it stands elsewhere as well, and stays.
  for (const id of person.leadIds) {
    all.push(...(await vault.forgetContainer({ tenant, container: `lead-${id}`, keep: 'lead' })));
  }
  return [...new Set(all)];
}

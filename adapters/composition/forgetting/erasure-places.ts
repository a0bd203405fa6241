import type { Pool } from 'pg';
import { linesScope } from '../../../application/call/needs.js';
import type { HandleConsent } from '../../../application/call/needs.js';
import type { CopyPlaces } from '../../../application/erasure/needs.js';
import type { CopyPlace } from '../../../application/ports/copy-place.js';
import type { EventStore } from '../../../application/ports/event-store.js';
import { Fault } from '../../../application/ports/fault.js';
import type { Snapshots } from '../../../application/ports/snapshots.js';
import type { KeyVault } from '../../../application/ports/key-vault.js';
import type { Ledger } from '../../backup/ledger.js';
import type { createContactDirectory } from '../../contact-directory/contact-directory.js';
import { removeRows, type RowsBy } from '../../copy-places/rows.js';
import type { ReadModels } from '../../read-models/read-models.js';

export interface PlaceNeeds {
  readonly pool: Pool;
  readonly store: Pick<EventStore, 'eraseSealed' | 'head'>;
  readonly snapshots: Pick<Snapshots, 'forget'>;
  readonly directory: ReturnType<typeof createContactDirectory>;
  readonly handleConsent: HandleConsent;
  readonly readModels: Pick<ReadModels, 'waitFor' | 'progress'>;
  readonly vault: Pick<KeyVault, 'letGo' | 'replaceWrappingKey'>;
  readonly ledger: Ledger | undefined;
  /** Lets go of what this process remembers beside its keys. */
  readonly letGo: () => void;
}

/** Emptied before any place is cleared. */
const keyTables = ['vault.data_keys', 'vault.destroyed', 'vault.forgotten'];
const both = ['person', 'business'] as const;
const businessOnly = ['business'] as const;
const readModelsMs = 10_000;

/** Where copies stand with us. The order is that in which they are cleared. */
export const ownPlaces = (needs: PlaceNeeds): CopyPlaces => {
  const { pool, store, snapshots, directory, ledger } = needs;
  const rowsOf = (place: string, tables: RowsBy): CopyPlace => ({
    ...{ place, scopes: businessOnly, tables: Object.keys(tables) },
    erase: async ({ tenant }) => ({ count: await removeRows(pool, tables, [tenant]) }),
  });
  return [
    {
      // A row of a data key that was copied before it was emptied opens no more, even with every key that is left.
      ...{ place: 'wrapping-key', scopes: both, tables: ['vault.account_keys'] },
      erase: async ({ tenant }) => ({ count: await needs.vault.replaceWrappingKey(tenant) }),
    },
    {
      ...{ place: 'sealed-values', scopes: both, tables: ['log.sealed', 'log.erased_keys'] },
      erase: async ({ keyIds }) => ({ count: await store.eraseSealed(keyIds) }),
    },
    {
      ...{ place: 'snapshots', scopes: both, tables: ['snapshots.kept'] },
      erase: async ({ keyIds }) => ({ count: await snapshots.forget(keyIds) }),
    },
    {
      ...{ place: 'blobs', scopes: both, tables: ['blobs.sealed'] },
      erase: async ({ keyIds }) => ({ count: await removeRows(pool, { 'blobs.sealed': 'key_id' }, keyIds) }),
    },
    {
      ...{ place: 'read-models', scopes: both, tables: ['read_models.builds'] },
      async erase({ person }) {
        await allHaveSeen(needs);
        return { count: person.conversationIds.length + person.callIds.length + person.leadIds.length };
      },
    },
    contactPlace(needs),
    {
      // Sealed under what the client alone knows: nobody can tell which of them speak of whom.
      ...{ place: 'answered-requests', scopes: both, tables: ['idempotency.requests'] },
      erase: async ({ tenant }) => ({
        count: await removeRows(pool, { 'idempotency.requests': 'tenant' }, [tenant]),
      }),
    },
    {
      ...{ place: 'memory', scopes: both, tables: [] },
      erase() {
        // Every other process does so as it sees the keys destroyed.
        needs.vault.letGo();
        needs.letGo();
        return Promise.resolve({ count: 0 });
      },
    },
    {
      ...{
        place: 'backups',
        scopes: both,
        tables: keyTables,
      },
      async erase() {
        // What is written there is done again whenever a backup of before is restored.
        await ledger?.bringUpToDate();
        return { count: 0 };
      },
    },
    rowsOf('knowledge', {
      'knowledge_index.passages': 'tenant',
      'knowledge_index.editions': 'tenant',
      'knowledge_index.vectors': 'tenant',
    }),
    rowsOf('visits', {
      'usage.visits': 'tenant',
      'usage.days': 'tenant',
      'usage.sessions': 'tenant',
      'usage.sightings': 'tenant',
    }),
    rowsOf('sessions', { 'access.sessions': 'account_id', 'access.pending_logins': 'account_id' }),
    rowsOf('api-keys', { 'api_keys.uses': 'tenant' }),
    {
      ...{ place: 'line', scopes: businessOnly, tables: [] },
      erase: async ({ tenant }) => ({ count: await directory.forget(linesScope, tenant) }),
    },
  ];
};

/** Whoever wanted no texts gets none after it, as one hash under a key; with the business that goes as well. */
const contactPlace = ({ directory, handleConsent }: PlaceNeeds): CopyPlace => ({
  ...{
    place: 'contacts',
    scopes: both,
    tables: ['directory.contacts', 'directory.suppressed', 'directory.scope_keys'],
  },
  async erase({ tenant, scope, person }) {
    if (scope === 'business') {
      const count = await directory.forgetScope(tenant);
      return { count: count + (await directory.suppressions.forgetAll(tenant)) };
    }
    let count = 0;
    let hasOptedOut = false;
    for (const contactId of person.subjectIds) {
      // Opting out is no personal value: it is read after the keys are gone as before.
      const { state } = await handleConsent.load(tenant, contactId);
      hasOptedOut ||= state.isOptedOut;
      count += await directory.forget(tenant, contactId, { suppress: state.isOptedOut });
    }
    return { count, ...(hasOptedOut && { kept: 'opt-out' as const }) };
  },
});

/** Also those that nobody reads at the moment, because they are parked or being built: their rows are copies. */
async function allHaveSeen({ store, readModels }: PlaceNeeds): Promise<void> {
  const head = await store.head();
  const isSeen = await readModels.waitFor(head, readModelsMs);
  const behind = (await readModels.progress()).filter(({ position }) => position < head);
  if (isSeen && behind.length === 0) return;
  throw new Fault('read-models-behind', 'The read models have not seen the erasure yet.');
}

/** Tables in which nobody stands, and why. */
export const impersonalTables: Readonly<Record<string, string>> = {
  'consent_log.leaves': 'names events by id',
  'consent_log.nodes': 'hashes of events, in which personal fields are hashes of sealed bytes',
  'consent_log.heads': 'signed hashes',
  'consent_log.progress': 'is a number',
  'consent_log.signing_key': 'is the installation’s',
  'moved.businesses': 'holds ids and positions',
  'moved.consent_log': 'hashes of events, in which personal fields are hashes of sealed bytes',
  'sweep.runs': 'counts',
  'sweep.tables': 'counts',
  'log.events': 'holds ids, times and hashes: what is personal stands sealed beside it',
  'log.head': 'is the number of events',
  'policies.checkpoints': 'holds positions',
  'migrations.applied': 'holds names of migrations',
  'operators.sessions': 'holds the operator’s own, who is no customer',
  'operators.factors': 'holds the operator’s own, who is no customer',
  'access.challenges':
    'is sealed under what the asking browser alone knows, and goes an hour after it lapsed',
  'access.passkey_challenges': 'holds random bytes, for five minutes',
  'usage.salts': 'holds random bytes of today',
  'mail.heard': 'holds ids of reports',
  'payments.notices': 'holds ids and types of notices',
  'telegram.updates': 'holds numbers of updates',
  'backup.restoring': 'says that a restore is under way',
};

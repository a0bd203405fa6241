import { escapeIdentifier, escapeLiteral, type PoolClient } from 'pg';

/** A table that stands in a backup. */
export interface KeptTable {
  readonly name: string;
  readonly database: 'main' | 'keys';
  /** `log` is a plain file; `keys` and `blobs` are sealed under a key that is destroyed on its day. */
  readonly part: 'log' | 'keys' | 'blobs';
  /** What of it is left out, as SQL; `$rebuilt` stands for the names of policies that make derived tables. */
  readonly where?: string;
  readonly orderBy?: string;
}

/** The log first: the keys of what it holds were made before it was written, so a later look at the keys finds them all. */
export const keptTables: readonly KeptTable[] = [
  // In order, so that the same log is the same file.
  { name: 'log.events', database: 'main', part: 'log', orderBy: 'position' },
  { name: 'log.sealed', database: 'main', part: 'log' },
  // A policy that fills a derived table begins anew, so that the table is filled again.
  { name: 'policies.checkpoints', database: 'main', part: 'log', where: 'name <> all($rebuilt)' },
  // Whoever has a second factor has it still after a restore.
  { name: 'access.passkeys', database: 'main', part: 'log' },
  { name: 'access.recovery_codes', database: 'main', part: 'log' },
  { name: 'usage.days', database: 'main', part: 'log' },
  { name: 'usage.visits', database: 'main', part: 'log' },
  // Sealed already. Without them whoever reads the operator's mail could set up a factor of their own.
  { name: 'operators.factors', database: 'main', part: 'log' },
  // Whole: what was signed outlives a restore. The key is sealed already.
  { name: 'consent_log.progress', database: 'main', part: 'log' },
  { name: 'consent_log.leaves', database: 'main', part: 'log' },
  { name: 'consent_log.nodes', database: 'main', part: 'log' },
  { name: 'consent_log.heads', database: 'main', part: 'log' },
  { name: 'consent_log.signing_key', database: 'main', part: 'log' },
  // What happened elsewhere is not acted on after a restore either.
  { name: 'moved.businesses', database: 'main', part: 'log' },
  { name: 'moved.consent_log', database: 'main', part: 'log' },
  { name: 'blobs.sealed', database: 'main', part: 'blobs' },
  { name: 'vault.account_keys', database: 'keys', part: 'keys' },
  { name: 'vault.data_keys', database: 'keys', part: 'keys' },
  { name: 'vault.forgotten', database: 'keys', part: 'keys' },
  { name: 'directory.contacts', database: 'keys', part: 'keys' },
  { name: 'directory.suppressed', database: 'keys', part: 'keys' },
  { name: 'directory.scope_keys', database: 'keys', part: 'keys' },
];

/** Every other table there is, and why it stands in no backup. Tables of read models are rebuilt from the log as well. */
export const leftOutTables: Readonly<Record<string, string>> = {
  'log.head': 'is the number of events',
  'log.erased_keys': 'comes from the erasure ledger, which is newer than any backup',
  'snapshots.kept': 'is a cache',
  'migrations.applied': 'is made by the program that restores',
  'read_models.builds': 'read models are rebuilt from the log',
  'knowledge_index.passages': 'is made anew from the blobs',
  'knowledge_index.editions': 'counts what is made anew',
  'knowledge_index.vectors': 'is made anew from the passages',
  'access.challenges': 'log-ins under way last 15 minutes',
  'access.pending_logins': 'log-ins under way last 10 minutes',
  'access.passkey_challenges': 'last 5 minutes',
  'operators.sessions': 'whoever was logged in logs in again',
  'access.sessions': 'whoever was logged in logs in again',
  'api_keys.uses': 'fills again as keys are used',
  'idempotency.requests': 'lasts a day, and answers requests of that day only',
  'usage.salts': 'lasts a day, so that nobody is told apart for longer',
  'usage.sessions': 'lasts a day',
  'usage.sightings': 'fills again with the next visit',
  'mail.heard': 'a report that is heard again changes nothing',
  'payments.notices': 'what happened is asked for again every hour, for the last 30 days',
  'sandbox.stripe_objects': 'belongs to no real installation',
  'sandbox.stripe_requests': 'belongs to no real installation',
  'sandbox.stripe_deliveries': 'belongs to no real installation',
  'sandbox.letters': 'belongs to no real installation',
  'sandbox.letter_events': 'belongs to no real installation',
  'sandbox.twilio_numbers': 'belongs to no real installation',
  'sandbox.twilio_messages': 'belongs to no real installation',
  'sandbox.twilio_phones': 'belongs to no real installation',
  'sandbox.twilio_blocks': 'belongs to no real installation',
  'sandbox.moved_clocks': 'belongs to no real installation',
  'sandbox.telegram_chats': 'belongs to no real installation',
  'sandbox.telegram_messages': 'belongs to no real installation',
  'sandbox.telegram_presses': 'belongs to no real installation',
  'sandbox.telegram_webhook': 'belongs to no real installation',
  'sandbox.telegram_updates': 'belongs to no real installation',
  'telegram.updates': 'tells updates of the last two days apart',
  'sandbox.calls': 'belongs to no real installation',
  'sandbox.recordings': 'belongs to no real installation',
  'vault.destroyed': 'comes from the erasure ledger, which is newer than any backup',
  'sweep.runs': 'tells of the files of this installation only',
  'sweep.tables': 'tells of the files of this installation only',
  'backup.restoring': 'says that a restore is under way',
};

export const isSealed = ({ part }: Pick<KeptTable, 'part'>): boolean => part !== 'log';

/** What a sealed part is: it opens as nothing else. */
export const sealedAs = (backupId: string, table: string): string => `backup ${backupId} ${table}`;

/** The columns of a table that hold something of their own, in its order. */
export async function columnsOf(client: PoolClient, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** The rows of a table that stand in a backup. */
export function queryOf(
  { name, where, orderBy }: KeptTable,
  columns: readonly string[],
  rebuilt: readonly string[] = [],
): string {
  const names = columns.map((column) => escapeIdentifier(column)).join(', ');
  const policies = `array[${rebuilt.map((one) => escapeLiteral(one)).join(', ')}]::text[]`;
  const condition = where === undefined ? '' : ` where ${where.replaceAll('$rebuilt', policies)}`;
  return `select ${names} from ${name}${condition}${orderBy === undefined ? '' : ` order by ${orderBy}`}`;
}

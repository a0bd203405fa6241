import { Client } from 'pg';
import { joinOrStartEmbeddedPostgres, postgresMajors } from '../../embedded-postgres/embedded-postgres.js';
import { ownAddresses } from '../databases.js';
import type { Environment } from '../environment/environment.js';
import { productVersion } from '../product-version.js';
import { pendingMigrations } from '../schemas.js';
import { WrongUsage, type Command } from './command.js';

/** The oldest major that a database of the operator's own may have. */
const majorMin = 15;

export const upgrade: Command = {
  name: 'upgrade',
  usage: '--check',
  does: 'Says whether this version can run on the data that is there, and what to do when it cannot.',
  more: ['Changes nothing. Tables are brought up to date by the next start; this names the steps.'],
  options: { check: { about: 'the only thing there is to ask' } },
  async run({ environment, values, words }) {
    if (values['check'] !== true || words.length > 0) throw new WrongUsage('There is only upgrade --check.');
    const postgres = await postgresOf(environment);
    const advice = adviceFor(environment, postgres);
    const isThere = postgres.made !== null && advice === undefined;
    const changes = isThere ? await changesOf(environment) : [];
    return {
      json: {
        product: productVersion(),
        postgres,
        fits: advice === undefined,
        changes,
        advice: advice ?? null,
      },
      lines: [
        `MiaPulse ${productVersion()} on PostgreSQL ${postgres.made ?? postgres.needed}.`,
        advice ?? 'The data fits this version.',
        ...(changes.length === 0 ? [] : ['The next start will change these tables:']),
        ...changes.map((change) => `  ${change}`),
      ],
      isWell: advice === undefined,
    };
  },
};

/** The steps by which the next start brings the tables up to date. */
async function changesOf(environment: Environment): Promise<readonly string[]> {
  const { databases } = environment;
  const embedded = databases === undefined ? await joinOrStartEmbeddedPostgres(environment) : undefined;
  try {
    const addresses = embedded === undefined ? databases : await ownAddresses(embedded);
    const changes: string[] = [];
    for (const kind of ['main', 'keys'] as const) {
      const client = new Client({ connectionString: addresses?.[kind], connectionTimeoutMillis: 10_000 });
      await client.connect();
      const pending = await pendingMigrations(client, kind).finally(() => client.end());
      changes.push(...pending.map(({ place, number, title }) => `${place} ${String(number)} ${title}`));
    }
    return changes;
  } finally {
    await embedded?.stop();
  }
}

interface Postgres {
  readonly where: 'embedded' | 'own';
  /** Null where there are no data yet. */
  readonly made: string | null;
  readonly needed: string;
}

async function postgresOf({ databases, dataDir }: Environment): Promise<Postgres> {
  if (databases === undefined) {
    const { made, brought } = postgresMajors(dataDir);
    return { where: 'embedded', made: made ?? null, needed: brought };
  }
  const client = new Client({ connectionString: databases.main, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ major: string }>(
      `select (current_setting('server_version_num')::int / 10000)::text as major`,
    );
    return { where: 'own', made: rows[0]?.major ?? null, needed: String(majorMin) };
  } finally {
    await client.end();
  }
}

/** Undefined when there is nothing to do. */
function adviceFor({ dataDir }: Environment, { where, made, needed }: Postgres): string | undefined {
  if (where === 'own') {
    return Number(made) >= majorMin
      ? undefined
      : `PostgreSQL ${made ?? ''} is too old: give one of ${needed} or newer in DATABASE_URL.`;
  }
  if (made === null || made === needed) return undefined;
  return [
    `The data in ${dataDir} was made by PostgreSQL ${made}, and this version brings ${needed}:`,
    'with the version that made it run “npm run mia -- backup TARGET_DIR”, then with this one, DATA_DIR set to a new',
    `directory and ${dataDir}/master-key copied into it, “npm run mia -- restore TARGET_DIR/backups/ID”.`,
  ].join(' ');
}

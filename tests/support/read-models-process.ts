import { Pool } from 'pg';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createPostgresKeyVault } from '../../adapters/key-vault/postgres.js';
import { createReadModels } from '../../adapters/read-models/read-models.js';
import { families } from './families.js';
import { projections } from './projections.js';

/** A process that keeps all read models until it is ended. What it needs is in its environment. */
const { MAIN_URL: main = '', KEYS_URL: keys = '', MASTER_KEY: masterKey = '' } = process.env;
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const connect = (connectionString: string): Pool => {
  const pool = new Pool({
    ...{
      connectionString,
      max: 10,
      options: '-c role=miapulse_app',
      query_timeout: 3_000,
      connectionTimeoutMillis: 3_000,
    },
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
};
const pool = connect(main);
const vault = createPostgresKeyVault({ pool: connect(keys), masterKey: Buffer.from(masterKey, 'hex') });
const store = createPostgresEventStore({
  pool,
  codec: createCodec(families, vault),
  wait: () => Promise.resolve(),
});
const readModels = createReadModels({
  ...{ pool, store, projections, isAlone: false },
  onFault: (about) => {
    say(about);
  },
});
await readModels.start();
say('ready');

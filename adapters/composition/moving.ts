import type { Router } from 'express';
import type { Container } from 'inversify';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { exportLog } from '../../application/consent-log/export-log.js';
import { settleIn } from '../../application/moving/settle-in.js';
import { createDueTimes } from '../../projections/due-times/queries.js';
import { exportBusiness, type SeenReadModels, type Source } from '../business-archive/export-business.js';
import type { Target } from '../business-archive/import-business.js';
import { leftBehind } from '../business-archive/business-archive.js';
import { verifyEd25519 } from '../consent-log/ed25519.js';
import { sha256 } from '../consent-log/signing-key.js';
import {
  clearContacts,
  contactLines,
  contactsLeft,
  takeContacts,
} from '../contact-directory/moving-contacts.js';
import type { Dashboard } from '../http/guard/dashboard.js';
import { archiveRoutes } from '../http/routes/archive.js';
import { clearKeys, keyLines, takeKeys } from '../key-vault/moving-keys.js';
import { digestReadModels, haveSeenAll, untouchedBy } from '../read-models/digests.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import { openMonth } from '../usage/usage.js';
import { families } from './families.js';
import { productVersion } from './product-version.js';
import { projections } from './projections.js';
import { tokens } from './tokens.js';

const directoryKey = (masterKey: Uint8Array): Uint8Array => deriveKey(masterKey, 'contact-directory');

function seenReadModels(container: Container): SeenReadModels {
  const readModels = container.get(tokens.readModels);
  const staying = new Set(leftBehind.flatMap((category) => Object.keys(families[category]?.events ?? {})));
  return {
    waitFor: (position, timeoutMs) => readModels.waitFor(position, timeoutMs),
    haveSeenAll,
    digests: (client, tenant, names = untouchedBy(projections, staying)) =>
      digestReadModels(client, tenant, names),
  };
}

/** What a business is taken out of. */
export function archiveSource(container: Container): Omit<Source, 'onProgress'> {
  const consentLog = container.get(tokens.consentLog);
  const { pool, keysPool, masterKey } = container.get(tokens.outside);
  return {
    ...{ pool, keysPool, sha256, key: consentLog.key, newId: uuidv7 },
    keyLines: (client, tenant) => keyLines({ client, masterKey, tenant }),
    contactLines: (client, tenant) => contactLines({ client, key: directoryKey(masterKey), tenant }),
    contactsLeft: (client, tenant) => contactsLeft({ client, tenant }),
    readModels: seenReadModels(container),
    consentLog: exportLog(consentLog),
    now: container.get(tokens.now),
    product: productVersion(),
  };
}

/** By its owner, in the dashboard. */
export const archiveRoutesOf = (container: Container, dashboard: Dashboard): Router =>
  archiveRoutes({
    ...dashboard,
    write: (business, passphrase, sink) =>
      exportBusiness(
        { ...archiveSource(container), onProgress: () => undefined },
        { business, passphrase, sink },
      ),
  });

/** What it is taken into. `owner`: of the tables. */
export function archiveTarget(container: Container, owner: Pool): Omit<Target, 'onProgress'> {
  const { keysPool, masterKey } = container.get(tokens.outside);
  const readModels = container.get(tokens.readModels);
  const dueTimes = createDueTimes(readModels.query);
  return {
    ...{ pool: owner, keysPool, families, openMonth, tools: { sha256, verify: verifyEd25519 } },
    takeKeys: (client, tenant, lines) => takeKeys({ client, masterKey, tenant }, lines),
    takeContacts: (client, tenant, lines) =>
      takeContacts({ client, key: directoryKey(masterKey), tenant }, lines),
    async clear(client, tenant) {
      await clearKeys({ client, tenant });
      await clearContacts({ client, tenant });
    },
    readModels: seenReadModels(container),
    settle: settleIn({
      handleAccount: container.get(tokens.handleAccount),
      handleLine: container.get(tokens.handleLine),
      handleNotification: container.get(tokens.handleNotification),
      handleReport: container.get(tokens.handleReport),
      directory: container.get(tokens.directory),
      async openNotifications(tenant) {
        const due = await dueTimes.due({ now: everAfter, tenant, countMax: openMax });
        return due.flatMap(({ kind, subjectId }) => (kind === 'notification' ? [subjectId] : []));
      },
      ...{ newId: uuidv7, now: container.get(tokens.now) },
    }),
  };
}

const everAfter = '9999-12-31T00:00:00.000Z';
const openMax = 100_000;

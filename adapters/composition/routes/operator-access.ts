import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { byOperator, installationId } from '../../../application/operator/handle-installation.js';
import type { ContactDirectory } from '../../../application/ports/contact-directory.js';
import { createOperatorFactors } from '../../operator-access/operator-factors.js';
import { createOperatorSessions } from '../../operator-access/operator-sessions.js';
import { deriveKey } from '../../sealed-box/sealed-box.js';
import { tokens } from '../tokens.js';

/** In the contact directory, who runs the installation: never the scope of members. */
const operatorsScope = 'operators';

/** Under which id the log speaks of an address. */
export const operatorIdOf = (directory: ContactDirectory, email: string): Promise<string> =>
  directory.resolve(operatorsScope, [`email:${email}`], uuidv7());

/** How whoever runs the installation gets in, and how a device that was lost is taken away. */
export function operatorAccess(container: Container) {
  const { pool, masterKey } = container.get(tokens.outside);
  const sessions = createOperatorSessions(pool);
  const factors = createOperatorFactors({
    ...{ pool, key: deriveKey(masterKey, 'operator-factors') },
    now: () => Date.now(),
  });
  const handleInstallation = container.get(tokens.handleInstallation);
  const now = container.get(tokens.now);
  return {
    ...{ sessions, factors },
    /** False where there was no device. Whoever is logged in is out. */
    async reset(operatorId: string, by: string): Promise<boolean> {
      const hadOne = await factors.reset(operatorId);
      await sessions.revokeAll(operatorId);
      if (!hadOne) return false;
      const command = {
        type: 'ResetFactor',
        data: { operatorId, by },
        commandId: uuidv7(),
        now: now(),
      } as const;
      await handleInstallation(installationId, command, byOperator(by));
      return true;
    },
  };
}

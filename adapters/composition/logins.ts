import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { keepPasskeys } from '../../application/account/keep-passkeys.js';
import { passSecondFactor } from '../../application/account/pass-second-factor.js';
import { proveSecondFactor } from '../../application/account/prove-second-factor.js';
import { member } from '../../domain/member/member.js';
import { createLogins } from '../logins/logins.js';
import { createPendingLogins } from '../logins/pending-logins.js';
import { createSecondFactors } from '../logins/second-factors.js';
import { createSessions } from '../logins/sessions.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import { createCeremonies } from '../simplewebauthn/ceremonies.js';
import type { Outside } from './container.js';
import { tokens } from './tokens.js';

/** How people log in: letters, sessions, and passkeys as the second factor. */
export function bindLogins(container: Container, { pool, masterKey, origin }: Outside): void {
  const newId = uuidv7;
  container
    .bind(tokens.logins)
    .toResolvedValue(() => createLogins({ pool, key: deriveKey(masterKey, 'logins'), newId }));
  container.bind(tokens.sessions).toResolvedValue(() => createSessions(pool));
  container.bind(tokens.pendingLogins).toResolvedValue(() => createPendingLogins(pool));
  container
    .bind(tokens.secondFactors)
    .toResolvedValue(() => createSecondFactors({ pool, key: deriveKey(masterKey, 'recovery-codes') }));
  container.bind(tokens.ceremonies).toResolvedValue(() => createCeremonies(origin));
  container.bind(tokens.handleMember).toResolvedValue((handle) => handle(member), [tokens.handles]);
  container
    .bind(tokens.proveSecondFactor)
    .toResolvedValue(
      (ceremonies, factors, handleMember, now) =>
        proveSecondFactor({ ceremonies, factors, handleMember, newId, now }),
      [tokens.ceremonies, tokens.secondFactors, tokens.handleMember, tokens.now],
    );
  container
    .bind(tokens.passSecondFactor)
    .toResolvedValue(
      (pending, sessions, prove) => passSecondFactor({ pending, sessions, prove }),
      [tokens.pendingLogins, tokens.sessions, tokens.proveSecondFactor],
    );
  container
    .bind(tokens.keepPasskeys)
    .toResolvedValue(
      (ceremonies, factors, prove, handleMember, now) =>
        keepPasskeys({ ceremonies, factors, prove, handleMember, newId, now }),
      [tokens.ceremonies, tokens.secondFactors, tokens.proveSecondFactor, tokens.handleMember, tokens.now],
    );
}

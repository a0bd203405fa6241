import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { changeAddress } from '../../../application/account/change-address.js';
import { keepPasskeys } from '../../../application/account/keep-passkeys.js';
import { passSecondFactor } from '../../../application/account/pass-second-factor.js';
import { proveSecondFactor } from '../../../application/account/prove-second-factor.js';
import { ripenAddresses } from '../../../application/account/ripen-addresses.js';
import { tellBusinesses } from '../../../application/account/tell-businesses.js';
import { member } from '../../../domain/member/member.js';
import { createAddressChanges } from '../../../projections/address-changes/queries.js';
import { createMemberships } from '../../../projections/memberships/queries.js';
import { createAddressTokens } from '../../http/guard/address-tokens.js';
import { createLogins } from '../../logins/logins.js';
import { createPendingLogins } from '../../logins/pending-logins.js';
import { createSecondFactors } from '../../logins/second-factors.js';
import { createSessions } from '../../logins/sessions.js';
import { deriveKey } from '../../sealed-box/sealed-box.js';
import { createCeremonies } from '../../simplewebauthn/ceremonies.js';
import { addressLetters } from './address-letters.js';
import type { Outside } from '../container.js';
import { tokens } from '../tokens.js';

/** How people log in: letters, sessions, passkeys as the second factor, and their address. */
export function bindLogins(container: Container, outside: Outside): void {
  bindSecondFactor(container, outside);
  bindAddresses(container, outside);
}

function bindAddresses(container: Container, { masterKey, origin, onError }: Outside): void {
  container
    .bind(tokens.addressTokens)
    .toResolvedValue(() => createAddressTokens(deriveKey(masterKey, 'address-letters')));
  container.bind(tokens.addresses).toResolvedValue(
    (handleMember, directory, sessions, mail, readModels, letters, now) => {
      const memberships = createMemberships(readModels.query);
      return changeAddress({
        ...{ handleMember, directory, sessions, mail, newId: uuidv7, now },
        ...addressLetters(origin, letters),
        belongsSomewhere: async (memberId) => (await memberships.of(memberId)).length > 0,
        onUnsent: (changeId, code) => {
          onError(`a letter about the change of address ${changeId} was not sent`, new Error(code));
        },
      });
    },
    [
      tokens.handleMember,
      tokens.directory,
      tokens.sessions,
      tokens.mail,
      tokens.readModels,
      tokens.addressTokens,
      tokens.now,
    ],
  );
  container.bind(tokens.ripenAddresses).toResolvedValue(
    (readModels, addresses, now) => {
      const changes = createAddressChanges(readModels.query);
      return ripenAddresses({ due: (at, countMax) => changes.due(at, countMax), addresses, now });
    },
    [tokens.readModels, tokens.addresses, tokens.now],
  );
  container.bind(tokens.memberPolicies).toResolvedValue(
    (handleAccount, addresses, readModels, now) => {
      const memberships = createMemberships(readModels.query);
      const accountsOf = async (memberId: string) =>
        (await memberships.of(memberId)).map(({ accountId }) => accountId);
      return [tellBusinesses({ handleAccount, addresses, accountsOf, now })];
    },
    [tokens.handleAccount, tokens.addresses, tokens.readModels, tokens.now],
  );
}

function bindSecondFactor(container: Container, { pool, masterKey, origin }: Outside): void {
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

import { z } from 'zod';
import type { Ceremonies, Credential } from '../../application/ports/second-factors.js';

/** Loaded when somebody uses a key: it takes a sixth of the time that all else needs to load. */
const library = () => import('@simplewebauthn/server');

const base64url = z.string().max(20_000);
const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']));
const answer = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
});
/** What browsers send: https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson */
const made = answer.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    // Words that came later say nothing we need.
    transports: transports.optional().catch([]),
  }),
});
const used = answer.extend({
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
});

/**
 * Passkeys by @simplewebauthn/server, for the address people reach us under. Presence is enough: the letter was the first
 * factor, and a key on a keyring has no screen to ask for a PIN.
 */
export function createCeremonies(origin: string): Ceremonies {
  const { hostname } = new URL(origin);
  const rp = { rpName: 'MiaPulse', rpID: hostname } as const;
  const expected = {
    expectedOrigin: origin,
    expectedRPID: hostname,
    requireUserVerification: false,
  } as const;

  return {
    isPossible: !/^(?:[\d.]+|\[.*\])$/u.test(hostname),

    async offerNew({ memberId, name, known }) {
      const { generateRegistrationOptions } = await library();
      const options = await generateRegistrationOptions({
        ...rp,
        userName: name,
        userID: new TextEncoder().encode(memberId),
        excludeCredentials: known.map(describedOf),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
      });
      return { challenge: options.challenge, options };
    },

    async acceptNew(given, challenge) {
      const { data: response } = made.safeParse(given);
      if (response === undefined) return undefined;
      const { verifyRegistrationResponse } = await library();
      const verified = await verifyRegistrationResponse({
        ...expected,
        response: withTransports(response),
        expectedChallenge: challenge,
      }).catch(notVerified);
      if (verified?.verified !== true) return undefined;
      const { id, publicKey, counter } = verified.registrationInfo.credential;
      return { credentialId: id, publicKey, counter, transports: response.response.transports ?? [] };
    },

    async offerUse(known) {
      const { generateAuthenticationOptions } = await library();
      const options = await generateAuthenticationOptions({
        rpID: hostname,
        allowCredentials: known.map(describedOf),
        userVerification: 'preferred',
      });
      return { challenge: options.challenge, options };
    },

    async acceptUse(given, challenge, known) {
      const { data: response } = used.safeParse(given);
      const credential = known.find(({ credentialId }) => credentialId === response?.id);
      if (response === undefined || credential === undefined) return undefined;
      const { credentialId, publicKey, counter } = credential;
      const { verifyAuthenticationResponse } = await library();
      const verified = await verifyAuthenticationResponse({
        ...expected,
        response,
        expectedChallenge: challenge,
        credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
      }).catch(notVerified);
      if (verified?.verified !== true) return undefined;
      return { credentialId, counter: verified.authenticationInfo.newCounter };
    },
  };
}

/** The library raises for whatever does not fit: a challenge, an origin, a signature, a counter. */
const notVerified = () => undefined;

const describedOf = ({ credentialId, transports: by }: Credential) => ({
  id: credentialId,
  transports: transports.catch([]).parse(by),
});

function withTransports({ response, ...rest }: z.infer<typeof made>) {
  const { transports: by, ...parts } = response;
  return { ...rest, response: by === undefined ? parts : { ...parts, transports: by } };
}

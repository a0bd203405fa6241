/** What is kept of a passkey: it proves who signed, and signs nothing itself. */
export interface Credential {
  /** As the authenticator names it, base64url. */
  readonly credentialId: string;
  /** COSE, as it came. */
  readonly publicKey: Uint8Array;
  /** How often it signed, as far as it counts; 0 where it does not. */
  readonly counter: number;
  readonly transports: readonly string[];
}

export interface KeptCredential extends Credential {
  readonly passkeyId: string;
  /** Null: not yet. */
  readonly usedAt: string | null;
}

export interface NewPasskey {
  readonly memberId: string;
  readonly passkeyId: string;
  readonly sessionId: string;
}

export type ChallengePurpose = 'login' | 'add' | 'prove';

/** Passkeys, what they are to sign, and recovery codes, by their member. */
export interface SecondFactors {
  /** Added first first. */
  keysOf(memberId: string): Promise<readonly KeptCredential[]>;
  /** False where this authenticator is somebody's passkey already. The session it was made in has shown it. */
  add(passkey: NewPasskey, credential: Credential): Promise<boolean>;
  /** With the last one the recovery codes go as well, and no session of the member has shown anything any more. */
  remove(memberId: string, passkeyId: string): Promise<void>;
  /** Notes a use. False where the counter did not go on: somebody else has a copy, or says the same again. */
  noteUse(use: { readonly credentialId: string; readonly counter: number }): Promise<boolean>;
  /** New codes, shown this once; those before work no more. */
  replaceCodes(memberId: string, count: number): Promise<readonly string[]>;
  codesLeft(memberId: string): Promise<number>;
  /** True once for each code. */
  useCode(memberId: string, code: string): Promise<boolean>;
  /** `holder`: the secret of the login or session that asks. One challenge at a time for each purpose. */
  keepChallenge(holder: string, purpose: ChallengePurpose, challenge: string): Promise<void>;
  /** Once, and within five minutes. */
  takeChallenge(holder: string, purpose: ChallengePurpose): Promise<string | undefined>;
}

export interface PendingLogin {
  readonly memberId: string;
  readonly accountId: string;
  readonly device: string;
}

/** Logins whose second factor is missing: ten minutes, five wrong tries. */
export interface PendingLogins {
  /** Answers its secret. */
  open(login: PendingLogin): Promise<string>;
  find(secret: string): Promise<PendingLogin | undefined>;
  /** A wrong try. */
  miss(secret: string): Promise<void>;
  /** True for whoever ends it first. */
  end(secret: string): Promise<boolean>;
}

/** What a browser is asked for, and the challenge in it. */
export interface Offer {
  readonly challenge: string;
  /** For the browser, as it is. */
  readonly options: object;
}

/** How passkeys are made and used (WebAuthn). What a browser answers is taken as it came, and proves itself or does not. */
export interface Ceremonies {
  /** False where browsers make no passkeys, under an address that is a number. */
  readonly isPossible: boolean;
  offerNew(who: {
    readonly memberId: string;
    readonly name: string;
    readonly known: readonly Credential[];
  }): Promise<Offer>;
  acceptNew(answer: unknown, challenge: string): Promise<Credential | undefined>;
  offerUse(known: readonly Credential[]): Promise<Offer>;
  acceptUse(
    answer: unknown,
    challenge: string,
    known: readonly Credential[],
  ): Promise<{ readonly credentialId: string; readonly counter: number } | undefined>;
}

/** `isWhole`: the second factor was given as well. */
export interface OperatorSession {
  readonly operatorId: string;
  readonly isWhole: boolean;
}

/** Sessions of whoever runs the installation: half an hour idle, twelve hours at most; never a member's. */
export interface OperatorSessions {
  /** A new session that is not whole; answers its id, 16 random bytes in base64url. */
  start(operatorId: string): Promise<string>;
  /** Undefined when unknown, revoked or lapsed. Counts as use. */
  find(sessionId: string): Promise<OperatorSession | undefined>;
  /** A whole session in the place of this one, under a new id. */
  complete(sessionId: string): Promise<string | undefined>;
  revoke(sessionId: string): Promise<void>;
  revokeAll(operatorId: string): Promise<void>;
}

/** The second factor: codes of an authenticator app (TOTP, RFC 6238). */
export interface OperatorFactors {
  isSet(operatorId: string): Promise<boolean>;
  /** A new key for an operator who has none yet, base32 for an app; undefined where one is set. */
  begin(operatorId: string): Promise<string | undefined>;
  /**
   * Each code works once. Five tries in 15 minutes, then `too-many`. The first right code sets the factor: `isNew`.
   */
  check(
    operatorId: string,
    code: string,
  ): Promise<
    | { readonly outcome: 'right'; readonly isNew: boolean }
    | { readonly outcome: 'wrong' }
    | { readonly outcome: 'too-many' }
  >;
  /** The next login sets up another. False where there was none. */
  reset(operatorId: string): Promise<boolean>;
}

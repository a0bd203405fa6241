/** What a letter will be answered with. */
export type LoginRequest =
  | { readonly purpose: 'login'; readonly email: string }
  /** Of whoever runs the installation. */
  | { readonly purpose: 'operator'; readonly email: string }
  /** Of somebody who asks about their data and is no member of anything. */
  | {
      readonly purpose: 'data-request';
      readonly email: string;
      readonly kind: 'access' | 'correction' | 'erasure' | 'objection' | 'portability';
      /** Null where no business was named, or none that is here. */
      readonly accountId: string | null;
      /** BCP 47: of the page on which they asked. */
      readonly language: string;
    }
  | {
      readonly purpose: 'sign-up';
      readonly email: string;
      readonly businessName: string;
      readonly website: string;
      readonly industry: string;
      /** Versions of the papers to which they said yes. */
      readonly papers?: { readonly terms: string; readonly privacy: string };
    }
  | {
      readonly purpose: 'invitation';
      readonly email: string;
      readonly accountId: string;
      readonly invitationId: string;
    };

export interface OpenedLogin {
  readonly challengeId: string;
  /** Goes into the link; stands nowhere else in clear. */
  readonly token: string;
  /** Six digits, for the window that asked. */
  readonly code: string;
  /** Goes into the asking browser's cookie. */
  readonly browser: string;
  readonly expiresAt: string;
}

export type Consumed =
  | { readonly outcome: 'consumed'; readonly challengeId: string; readonly request: LoginRequest }
  | { readonly outcome: 'expired' | 'another-browser' | 'wrong-code' };

export interface Opening {
  /** `nobody`: for whoever did not ask in a browser, such as somebody who is invited. */
  readonly boundTo?: 'browser' | 'nobody';
  /** How long it works; 15 where left out. */
  readonly minutes?: number;
}

/** Log-ins under way: short-lived, single use, secrets hashed, the request sealed. */
export interface Logins {
  open(request: LoginRequest, opening?: Opening): Promise<OpenedLogin>;
  /** Another browser than the one that asked consumes nothing. */
  consumeLink(link: { readonly token: string; readonly browser: string }): Promise<Consumed>;
  /** Five wrong codes end it. */
  consumeCode(typed: { readonly code: string; readonly browser: string }): Promise<Consumed>;
}

export interface SessionOf {
  readonly memberId: string;
  readonly accountId: string;
}

/** A session as it stands. */
export interface FoundSession extends SessionOf {
  /** Its member has shown a passkey or a recovery code in it. */
  readonly hasSecondFactor: boolean;
}

/** One session as its member sees it in a list. */
export interface SessionSeen {
  /** Names it in the list; opens nothing. */
  readonly sessionRef: string;
  readonly accountId: string;
  /** Kind of device it was started on. */
  readonly device: string;
  readonly startedAt: string;
  readonly usedAt: string;
  readonly isThis: boolean;
}

/** Sessions by the hash of their id: 30 days at most, 7 days idle. */
export interface Sessions {
  /** A new session; answers its id, 16 random bytes in base64url. */
  start(session: FoundSession, device: string): Promise<string>;
  /** Undefined when unknown, revoked, lapsed, or without the second factor its member has. Counts as use. */
  find(sessionId: string): Promise<FoundSession | undefined>;
  /** The living ones of one member, used last first; at most 100. */
  of(memberId: string, thisSessionId: string): Promise<readonly SessionSeen[]>;
  revoke(sessionId: string): Promise<void>;
  /** One out of the list; only its member's own. */
  revokeListed(memberId: string, sessionRef: string): Promise<void>;
  /** All of a member but this one. */
  revokeOthers(memberId: string, thisSessionId: string): Promise<void>;
  /** All of a member. */
  revokeAll(memberId: string): Promise<void>;
  /** All of a member in one business, who belongs to it no more. */
  revokeIn(accountId: string, memberId: string): Promise<void>;
}

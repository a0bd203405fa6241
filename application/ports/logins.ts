/** What a letter will be answered with. */
export type LoginRequest =
  | { readonly purpose: 'login'; readonly email: string }
  | {
      readonly purpose: 'sign-up';
      readonly email: string;
      readonly businessName: string;
      readonly website: string;
      readonly industry: string;
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

/** Log-ins under way: short-lived, single use, secrets hashed, the request sealed. */
export interface Logins {
  /** `boundTo: 'nobody'` is for a link that whoever runs the installation is shown on the console. */
  open(request: LoginRequest, boundTo?: 'browser' | 'nobody'): Promise<OpenedLogin>;
  /** Another browser than the one that asked consumes nothing. */
  consumeLink(link: { readonly token: string; readonly browser: string }): Promise<Consumed>;
  /** Five wrong codes end it. */
  consumeCode(typed: { readonly code: string; readonly browser: string }): Promise<Consumed>;
}

export interface SessionOf {
  readonly memberId: string;
  readonly accountId: string;
}

/** Sessions by the hash of their id: 30 days at most, 7 days idle. */
export interface Sessions {
  /** A new session; answers its id, 16 random bytes in base64url. */
  start(session: SessionOf): Promise<string>;
  /** Undefined when unknown, revoked or lapsed. Counts as use. */
  find(sessionId: string): Promise<SessionOf | undefined>;
  revoke(sessionId: string): Promise<void>;
}

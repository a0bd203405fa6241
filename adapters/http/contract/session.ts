import { z } from 'zod';

const email = z.email().max(254);

export const industries = [
  'beauty',
  'finance',
  'fitness',
  'food',
  'health',
  'home-services',
  'hospitality',
  'legal',
  'retail',
  'professional-services',
  'other',
] as const;

/** POST /api/v1/sign-up. These four things, and nothing else; whoever sends them says yes to `/terms` and `/privacy` as they stand. */
export const signUp = z.object({
  businessName: z.string().trim().min(1).max(120),
  email,
  /** `https://` is added where it is missing. */
  website: z.string().trim().min(1).max(2_000),
  industry: z.enum(industries),
});

/** POST /api/v1/login. The answer is the same for an address that nobody knows. */
export const login = z.object({ email });

/** 202 to both: a letter with a link and a code is on its way; the link works in this browser only. */
export const letterSent = z.object({ expiresAt: z.iso.datetime() });

/** POST /api/v1/login/link: the token from the link `/#/login/TOKEN`. Errors: `link-expired`, `link-of-another-browser`. */
export const loginLink = z.object({ token: z.string().min(1).max(200) });

/** POST /api/v1/login/code: the code from the letter, in the window that asked. Errors: `code-wrong`, `link-expired`. */
export const loginCode = z.object({ code: z.string().regex(/^\d{6}$/) });

/** 202 of both log-ins, where the member has a passkey: the login goes on with it (`contract/second-factor.ts`). */
export const secondFactorNeeded = z.object({ needs: z.literal('second-factor') });

/** `version`: SHA-256 of its words in hex; they are at `/papers/VERSION`. */
const standing = z.object({ version: z.string(), since: z.iso.datetime() });

/** GET /api/v1/session, and 200 of both log-ins. 401 `not-logged-in` otherwise. POST /api/v1/logout ends it (204). */
export const session = z.object({
  email: z.string().nullable(),
  role: z.enum(['owner', 'staff', 'auditor']),
  /** `work`: conversations, leads and what the desk knows. `manage`: settings and people. `audit`: calls, texts and consent. */
  rights: z.array(z.enum(['work', 'manage', 'audit', 'inspect'])),
  business: z.object({
    accountId: z.string(),
    name: z.string().nullable(),
    website: z.string().nullable(),
    industry: z.string(),
    siteKey: z.string(),
  }),
  /** Those one belongs to, this one too; joined last first. */
  businesses: z.array(z.object({ accountId: z.string(), name: z.string().nullable() })),
  /** The operator's papers that are in force, and those to which an owner said yes; null: nobody was asked. */
  papers: z.object({
    ...{ terms: standing, privacy: standing },
    accepted: z.object({ terms: z.string(), privacy: z.string(), acceptedAt: z.iso.datetime() }).nullable(),
  }),
  /** The business is sensitive: its conversations, calls and leads are shown to whoever has added a passkey. */
  needsPasskey: z.boolean(),
  /** Since when the operator serves this business no more; null where it is served. */
  suspendedSince: z.iso.datetime().nullable(),
  /** True on an installation where nothing leaves the machine. */
  sandbox: z.boolean(),
  /** Where the widget's script is, absolute. */
  widgetUrl: z.string(),
});

/** POST /api/v1/session/business: goes on in another business one belongs to. 200 the session. 404 `business-not-found`. */
export const switchBusiness = z.object({ accountId: z.string().min(1).max(100) });

/** GET /api/v1/sessions: where one is logged in. POST /api/v1/sessions/REF/end, /api/v1/sessions/end-others: 204. */
export const sessions = z.object({
  sessions: z.array(
    z.object({
      sessionRef: z.string(),
      /** Null where the business is gone. */
      business: z.string().nullable(),
      device: z.string(),
      startedAt: z.iso.datetime(),
      usedAt: z.iso.datetime(),
      isThis: z.boolean(),
    }),
  ),
});

export type SignUp = Readonly<z.infer<typeof signUp>>;
export type Industry = (typeof industries)[number];
export type SecondFactorNeeded = Readonly<z.infer<typeof secondFactorNeeded>>;
export type LetterSent = Readonly<z.infer<typeof letterSent>>;
export type Session = Readonly<z.infer<typeof session>>;
export type MySessions = Readonly<z.infer<typeof sessions>>;

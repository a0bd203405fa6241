import { resolve } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const url = z.url();

/** `new URL` knows no list of hosts. */
const eventStoreUrl = /^(?:kurrentdb|esdb)(?:\+discover)?:\/\/(?:[^@/?]+@)?([\w.:,[\]-]+)\/?(?:\?(.*))?$/u;

/** As vendors name models: `gpt-5.4-mini`, `llama3.3:70b`, `openai/gpt-oss-20b`. */
const modelName = /^[\w.:/@-]{1,200}$/u;

/** In the sandbox, where nobody else is named. */
export const sandboxOperator = 'operator@miapulse.example';

const operatorEmails = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim().toLowerCase()))
  .pipe(z.array(z.email().max(254)).min(1).max(10));

const variables = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  HOST: optional(z.string().regex(/^[\w.:-]+$/u)),
  PUBLIC_URL: optional(url),
  TRUST_PROXY_HOPS: optional(z.coerce.number().int().min(0).max(10)),
  DATA_DIR: optional(z.string()),
  BACKUP_DIR: optional(z.string()),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/u })),
  KEY_VAULT_URL: optional(z.url({ protocol: /^postgres(ql)?$/u })),
  DATABASE_OWNER_URL: optional(z.url({ protocol: /^postgres(ql)?$/u })),
  KEY_VAULT_OWNER_URL: optional(z.url({ protocol: /^postgres(ql)?$/u })),
  EVENT_STORE_URL: optional(z.string().regex(eventStoreUrl)),
  MASTER_KEY: optional(z.base64().refine((text) => Buffer.from(text, 'base64').length === 32)),
  CONSENT_LOG_KEY: optional(z.string().regex(/^PRIVATE\+KEY\+[^\s+]+\+[0-9a-f]{8}\+\S+$/u)),
  LOG_LEVEL: optional(z.enum(['silent', 'error', 'warn', 'info', 'debug'])),
  OPERATOR_NAME: optional(z.string().max(200)),
  SUPPORT_EMAIL: optional(z.email()),
  OPERATOR_EMAIL: optional(operatorEmails),
  MAIL_FROM: optional(z.string().regex(/@/u)),
  RESEND_API_KEY: optional(z.string().min(8)),
  RESEND_BASE_URL: optional(url),
  RESEND_WEBHOOK_SECRET: optional(z.string().regex(/^whsec_[\w+/]{24,}={0,2}$/u)),
  OPENAI_API_KEY: optional(z.string().min(8)),
  OPENAI_BASE_URL: optional(z.url({ protocol: /^https?$/u })),
  OPENAI_MODEL: optional(z.string().regex(modelName)),
  OPENAI_EMBEDDING_MODEL: optional(z.string().regex(modelName)),
  TWILIO_ACCOUNT_SID: optional(z.string().regex(/^AC[0-9a-f]{32}$/u)),
  TWILIO_AUTH_TOKEN: optional(z.string().min(8)),
  TWILIO_MESSAGING_SERVICE_SID: optional(z.string().regex(/^MG[0-9a-f]{32}$/u)),
  TWILIO_API_URL: optional(z.url({ protocol: /^https?$/u })),
  TELEGRAM_BOT_TOKEN: optional(z.string().regex(/^\d{1,20}:[\w-]{20,100}$/u)),
  TELEGRAM_WEBHOOK_SECRET: optional(z.string().regex(/^[\w-]{16,256}$/u)),
  TELEGRAM_API_URL: optional(z.url({ protocol: /^https?$/u })),
  STRIPE_SECRET_KEY: optional(z.string().regex(/^(sk|rk)_(live|test)_\w+$/u)),
  STRIPE_WEBHOOK_SECRET: optional(z.string().regex(/^whsec_\S+$/u)),
  STRIPE_API_URL: optional(z.url({ protocol: /^https?$/u })),
  BILLING: optional(z.enum(['on', 'off'])),
  PLANS_FILE: optional(z.string()),
});

const expectations: Readonly<Record<keyof z.infer<typeof variables>, string>> = {
  PORT: 'a port number from 0 to 65535',
  HOST: 'a host name or address',
  PUBLIC_URL: 'an address such as https://desk.example.com',
  TRUST_PROXY_HOPS: 'a number from 0 to 10',
  DATA_DIR: 'a directory',
  BACKUP_DIR: 'a directory',
  DATABASE_URL: 'an address such as postgres://user:password@host/database',
  KEY_VAULT_URL: 'an address such as postgres://user:password@host/database',
  DATABASE_OWNER_URL: 'an address such as postgres://owner:password@host/database',
  KEY_VAULT_OWNER_URL: 'an address such as postgres://owner:password@host/database',
  EVENT_STORE_URL: 'an address such as kurrentdb://user:password@host:2113',
  MASTER_KEY: '32 random bytes in base64 (openssl rand -base64 32)',
  CONSENT_LOG_KEY: 'a signing key as one line: PRIVATE+KEY+, a name, an id and a seed in base64',
  LOG_LEVEL: 'one of silent, error, warn, info and debug',
  OPERATOR_NAME: 'a name',
  SUPPORT_EMAIL: 'an e-mail address',
  OPERATOR_EMAIL: 'an e-mail address, or up to ten with commas between them',
  MAIL_FROM: 'a sender such as Desk <desk@example.com>',
  RESEND_API_KEY: 'a key of Resend',
  RESEND_BASE_URL: 'an address',
  RESEND_WEBHOOK_SECRET: 'the signing secret of the webhook, whsec_ and what follows',
  OPENAI_API_KEY: 'a key of OpenAI, or of whoever answers at OPENAI_BASE_URL',
  OPENAI_BASE_URL: 'an address such as https://api.openai.com/v1',
  OPENAI_MODEL: 'the name of a model',
  OPENAI_EMBEDDING_MODEL: 'the name of a model for embeddings',
  TWILIO_ACCOUNT_SID: 'the SID of an account, AC and 32 letters or digits',
  TWILIO_AUTH_TOKEN: 'the primary auth token of the account',
  TWILIO_MESSAGING_SERVICE_SID: 'the SID of a messaging service, MG and 32 letters or digits',
  TWILIO_API_URL: 'an address such as https://api.twilio.com',
  TELEGRAM_BOT_TOKEN: 'the token of a bot as BotFather gave it',
  TELEGRAM_WEBHOOK_SECRET: '16 to 256 letters, digits, _ or -',
  TELEGRAM_API_URL: 'an address such as https://api.telegram.org',
  STRIPE_SECRET_KEY: 'a secret or restricted key, such as sk_live_…',
  STRIPE_WEBHOOK_SECRET: 'the secret of the webhook endpoint, whsec_…',
  STRIPE_API_URL: 'an address such as https://api.stripe.com',
  BILLING: 'on or off',
  PLANS_FILE: 'a file',
};

interface Addresses {
  readonly main: string;
  readonly keys: string;
}

/** `owners`: as whom their tables are brought up to date, when that is not who runs the program. */
export interface Databases extends Addresses {
  readonly owners?: Addresses;
}

export interface OpenAi {
  /** `none` for a server of one's own that asks for none. */
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
  /** Undefined where embeddings are made on this machine. */
  readonly embeddingModel: string | undefined;
}

export interface Resend {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly from: string;
  /** Undefined: nothing is heard of what became of letters. */
  readonly webhookSecret: string | undefined;
}

export interface Twilio {
  readonly accountSid: string;
  readonly authToken: string;
  readonly messagingServiceSid: string | undefined;
  readonly apiUrl: string;
}

export interface Telegram {
  readonly botToken: string;
  /** Undefined: one is derived from the master key. */
  readonly webhookSecret: string | undefined;
  readonly apiUrl: string;
}

export interface Stripe {
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly apiUrl: string;
}

export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Where people reach us; undefined on loopback, where the port says it. */
  readonly publicUrl: string | undefined;
  readonly trustedProxyHops: number;
  readonly dataDir: string;
  /** Where backups are kept, and the erasure ledger beside them; undefined where nobody keeps any. */
  readonly backupDir: string | undefined;
  readonly databases: Databases | undefined;
  /** The KurrentDB that keeps the log; undefined where PostgreSQL keeps it. */
  readonly eventStoreUrl: string | undefined;
  readonly masterKey: Uint8Array | undefined;
  /** What heads of the consent log are signed with; undefined where a key of its own is made and kept. */
  readonly consentLogKey: string | undefined;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly operator: string;
  readonly supportEmail: string;
  /** Who may log in as the operator, in lower case; nobody where it is empty. */
  readonly operatorEmails: readonly string[];
  /** Undefined where letters go to the sandbox. */
  readonly resend: Resend | undefined;
  /** Who words the answers; undefined where nobody but the extractive desk does. */
  readonly openAi: OpenAi | undefined;
  /** Who brings calls and carries texts; undefined where nobody does, or the sandbox. */
  readonly twilio: Twilio | undefined;
  /** Who carries alerts to chats; undefined where nobody does, or the sandbox. */
  readonly telegram: Telegram | undefined;
  /** Who collects the money; undefined where nobody does, or the sandbox. */
  readonly stripe: Stripe | undefined;
  /** Whether there are trials, reminders and allowances at all. */
  readonly isBilled: boolean;
  /** What is sold; undefined for the sandbox's own. */
  readonly plansFile: string | undefined;
  /** Nothing leaves the machine, and nobody from outside comes in. */
  readonly isSandbox: boolean;
}

/** The sentence says which variable it is and what to do; the value, which may be a secret, is not repeated. */
const refuse = (sentence: string): Fault => new Fault('environment-refused', sentence);

/** Checks the environment. Raises the fault `environment-refused` with one sentence. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>, cwd: string): Environment {
  const parsed = variables.safeParse(env);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof expectations;
    throw refuse(`${name} is not valid: give ${expectations[name]}, or leave it out.`);
  }
  const set = parsed.data;
  const host = set.HOST ?? '127.0.0.1';
  const isLoopback = isThisMachine(host);
  const hasVendorKey = vendorKeys.some((name) => (env[name] ?? '') !== '');
  const openAi = openAiOf(set);
  const isFarModel = openAi !== undefined && !isThisMachine(new URL(openAi.baseUrl).hostname);
  const twilio = twilioOf(set);
  const isFarPhone = twilio !== undefined && !isThisMachine(new URL(twilio.apiUrl).hostname);
  const isSandbox = set.PUBLIC_URL === undefined && !hasVendorKey && !isFarModel && !isFarPhone && isLoopback;
  const stripe = stripeOf(set);
  if (set.BILLING === 'on' && !isSandbox && stripe === undefined)
    throw refuse('BILLING needs somebody who collects the money: set STRIPE_SECRET_KEY, or leave it out.');
  refuseUnsafe(set, isLoopback);
  if (set.EVENT_STORE_URL !== undefined) refuseUnsafeLog(set, set.EVENT_STORE_URL, isSandbox);

  const { MAIL_FROM: from, RESEND_API_KEY: apiKey } = set;
  if (!isSandbox && (apiKey === undefined || from === undefined)) {
    throw refuse(
      'Nobody could log in without mail: set RESEND_API_KEY and MAIL_FROM, or take all vendor keys and PUBLIC_URL away for the sandbox.',
    );
  }
  const { MASTER_KEY: key } = set;
  return {
    port: set.PORT ?? 3_000,
    host,
    publicUrl: set.PUBLIC_URL === undefined ? undefined : new URL(set.PUBLIC_URL).origin,
    trustedProxyHops: set.TRUST_PROXY_HOPS ?? 0,
    dataDir: resolve(cwd, set.DATA_DIR ?? '.miapulse'),
    backupDir: set.BACKUP_DIR === undefined ? undefined : resolve(cwd, set.BACKUP_DIR),
    databases: databasesOf(set),
    eventStoreUrl: set.EVENT_STORE_URL,
    masterKey: key === undefined ? undefined : Buffer.from(key, 'base64'),
    consentLogKey: set.CONSENT_LOG_KEY,
    logLevel: set.LOG_LEVEL ?? 'warn',
    operator: set.OPERATOR_NAME ?? 'whoever started it on this machine',
    supportEmail: set.SUPPORT_EMAIL ?? 'ask them in person',
    operatorEmails: set.OPERATOR_EMAIL ?? (isSandbox ? [sandboxOperator] : []),
    resend:
      apiKey === undefined || from === undefined
        ? undefined
        : {
            ...{ apiKey, from, baseUrl: set.RESEND_BASE_URL ?? 'https://api.resend.com' },
            webhookSecret: set.RESEND_WEBHOOK_SECRET,
          },
    openAi,
    twilio,
    telegram: telegramOf(set),
    stripe,
    isBilled: set.BILLING !== 'off' && (isSandbox || stripe !== undefined),
    plansFile: set.PLANS_FILE === undefined ? undefined : resolve(cwd, set.PLANS_FILE),
    isSandbox,
  };
}

const isThisMachine = (host: string): boolean => /^(127\.\d+\.\d+\.\d+|::1|\[::1\]|localhost)$/u.test(host);

/** Refuses what would send visitors' words over the open network, or to nobody. */
function openAiOf(set: z.infer<typeof variables>): OpenAi | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: given, OPENAI_MODEL: model } = set;
  const { OPENAI_EMBEDDING_MODEL: embeddingModel } = set;
  if (apiKey === undefined && given === undefined) {
    if (model === undefined && embeddingModel === undefined) return undefined;
    throw refuse(
      'OPENAI_MODEL and OPENAI_EMBEDDING_MODEL need somebody to ask: set OPENAI_API_KEY or OPENAI_BASE_URL, or leave them out.',
    );
  }
  const baseUrl = given ?? 'https://api.openai.com/v1';
  const { protocol, hostname, username, search } = new URL(baseUrl);
  if (username !== '' || search !== '') {
    throw refuse('OPENAI_BASE_URL holds more than an address: give the key as OPENAI_API_KEY.');
  }
  if (protocol !== 'https:' && !isNear(hostname)) {
    throw refuse('OPENAI_BASE_URL leads to another machine without TLS: begin it with https://.');
  }
  if (apiKey === undefined && !isNear(hostname)) {
    throw refuse('OPENAI_BASE_URL leads to another machine: set OPENAI_API_KEY as well.');
  }
  return { apiKey: apiKey ?? 'none', baseUrl, model: model ?? 'gpt-5.4-mini', embeddingModel };
}

/** A line without its key would be taken for a line. */
function twilioOf(set: z.infer<typeof variables>): Twilio | undefined {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = set;
  const { TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid, TWILIO_API_URL: given } = set;
  if (accountSid === undefined && authToken === undefined) {
    if (messagingServiceSid === undefined && given === undefined) return undefined;
  }
  if (accountSid === undefined || authToken === undefined) {
    throw refuse(
      'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN go together: set both, or none of the TWILIO variables.',
    );
  }
  const apiUrl = given ?? 'https://api.twilio.com';
  const { protocol, hostname } = new URL(apiUrl);
  if (protocol !== 'https:' && !isThisMachine(hostname)) {
    throw refuse('TWILIO_API_URL leads to another machine without TLS: begin it with https://.');
  }
  return { accountSid, authToken, messagingServiceSid, apiUrl };
}

/** A bot without its token would be taken for one. */
function telegramOf(set: z.infer<typeof variables>): Telegram | undefined {
  const { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_WEBHOOK_SECRET: webhookSecret } = set;
  if (botToken === undefined) {
    if (webhookSecret === undefined && set.TELEGRAM_API_URL === undefined) return undefined;
    throw refuse(
      'TELEGRAM_WEBHOOK_SECRET and TELEGRAM_API_URL need TELEGRAM_BOT_TOKEN: set it, or leave them out.',
    );
  }
  const apiUrl = set.TELEGRAM_API_URL ?? 'https://api.telegram.org';
  const { protocol, hostname } = new URL(apiUrl);
  if (protocol !== 'https:' && !isThisMachine(hostname)) {
    throw refuse('TELEGRAM_API_URL leads to another machine without TLS: begin it with https://.');
  }
  return { botToken, webhookSecret, apiUrl };
}

function databasesOf(set: z.infer<typeof variables>): Databases | undefined {
  const { DATABASE_URL: main, KEY_VAULT_URL: keys } = set;
  if (main === undefined || keys === undefined) return undefined;
  const owners = { main: set.DATABASE_OWNER_URL, keys: set.KEY_VAULT_OWNER_URL };
  return owners.main === undefined || owners.keys === undefined
    ? { main, keys }
    : { main, keys, owners: { main: owners.main, keys: owners.keys } };
}

/** One of these, and the world can be reached from here: then there is no sandbox. */
const vendorKeys = ['RESEND_API_KEY', 'OPENAI_API_KEY', 'STRIPE_SECRET_KEY', 'TELEGRAM_BOT_TOKEN'];

function refuseUnsafe(set: z.infer<typeof variables>, isLoopback: boolean): void {
  const { PUBLIC_URL: publicUrl, DATABASE_URL: main, KEY_VAULT_URL: keys } = set;
  if (publicUrl === undefined && !isLoopback) {
    throw refuse(
      'HOST can be reached from outside: set PUBLIC_URL to the https address people use, or leave HOST out.',
    );
  }
  if (publicUrl !== undefined) refuseUnsafePublic(set, publicUrl);
  if (main !== undefined && (keys === undefined || set.MASTER_KEY === undefined)) {
    throw refuse(
      'With DATABASE_URL set KEY_VAULT_URL and MASTER_KEY as well: keys never stand beside the data.',
    );
  }
  if (main === undefined && keys !== undefined) {
    throw refuse('KEY_VAULT_URL goes with DATABASE_URL: set both, or neither.');
  }
  if (main !== undefined && keys !== undefined && placeOf(main) === placeOf(keys)) {
    throw refuse('KEY_VAULT_URL names the same database as DATABASE_URL: give the keys one of their own.');
  }
  if ((set.DATABASE_OWNER_URL === undefined) !== (set.KEY_VAULT_OWNER_URL === undefined)) {
    throw refuse('DATABASE_OWNER_URL and KEY_VAULT_OWNER_URL go together: set both, or neither.');
  }
  if (set.DATABASE_OWNER_URL !== undefined && main === undefined) {
    throw refuse('DATABASE_OWNER_URL goes with DATABASE_URL: set both, or neither.');
  }
  const names = ['DATABASE_URL', 'KEY_VAULT_URL', 'DATABASE_OWNER_URL', 'KEY_VAULT_OWNER_URL'] as const;
  for (const name of names) {
    const address = set[name];
    if (address !== undefined && !isProtected(new URL(address))) {
      throw refuse(`${name} leads to another machine without TLS: add ?sslmode=verify-full to it.`);
    }
  }
}

function refuseUnsafePublic(set: z.infer<typeof variables>, publicUrl: string): void {
  if (!publicUrl.startsWith('https://')) {
    throw refuse('PUBLIC_URL has to begin with https://, because everything said here is private.');
  }
  if ((set.TRUST_PROXY_HOPS ?? 0) === 0) {
    throw refuse(
      'With PUBLIC_URL set TRUST_PROXY_HOPS to the number of proxies before this process, such as 1.',
    );
  }
  const missing = (['RESEND_API_KEY', 'MAIL_FROM', 'OPERATOR_NAME', 'SUPPORT_EMAIL'] as const).filter(
    (name) => set[name] === undefined,
  );
  if (missing.length > 0) {
    throw refuse(`With PUBLIC_URL set ${missing.join(', ')} as well: without mail nobody could log in.`);
  }
}

/** Without its secret anybody could say that somebody has paid, and prices are Stripe's own. */
function stripeOf(set: z.infer<typeof variables>): Stripe | undefined {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: given } = set;
  if (secretKey === undefined && webhookSecret === undefined && given === undefined) return undefined;
  if (secretKey === undefined || webhookSecret === undefined) {
    throw refuse(
      'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET go together: set both, or none of the STRIPE variables.',
    );
  }
  if (set.BILLING !== 'off' && set.PLANS_FILE === undefined)
    throw refuse(
      'With STRIPE_SECRET_KEY set PLANS_FILE as well: it names the plans and their prices at Stripe.',
    );
  const apiUrl = given ?? 'https://api.stripe.com';
  const { protocol, hostname } = new URL(apiUrl);
  if (protocol !== 'https:' && !isNear(hostname))
    throw refuse('STRIPE_API_URL leads to another machine without TLS: begin it with https://.');
  return { secretKey, webhookSecret, apiUrl };
}

const placeOf = (address: string): string => {
  const { host, pathname } = new URL(address);
  return host + pathname;
};

function refuseUnsafeLog(
  { DATABASE_URL: main }: z.infer<typeof variables>,
  log: string,
  isSandbox: boolean,
): void {
  if (main === undefined && !isSandbox) {
    throw refuse(
      'With EVENT_STORE_URL set DATABASE_URL, KEY_VAULT_URL and MASTER_KEY as well: what can be forgotten stands there.',
    );
  }
  const [, hosts = '', options = ''] = eventStoreUrl.exec(log) ?? [];
  const given = new Map(
    [...new URLSearchParams(options)].map(([name, value]) => [name.toLowerCase(), value]),
  );
  const isVerified = given.get('tls') !== 'false' && given.get('tlsverifycert') !== 'false';
  if (!isVerified && !hosts.split(',').every((host) => isNear(host.replace(/:\d+$/u, '')))) {
    throw refuse(
      'EVENT_STORE_URL leads to another machine without TLS: take tls=false and tlsVerifyCert=false out of it.',
    );
  }
}

/** A name without a dot is one of this machine's or of its container network. */
const isNear = (hostname: string): boolean => /^(127\.\d+\.\d+\.\d+|\[::1\]|[^.:]*)$/u.test(hostname);

const isProtected = ({ hostname, searchParams }: URL): boolean =>
  isNear(hostname) || ['require', 'verify-ca', 'verify-full'].includes(searchParams.get('sslmode') ?? '');

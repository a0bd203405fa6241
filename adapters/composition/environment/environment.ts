import { resolve } from 'node:path';
import { isThisMachine } from './hosts.js';
import { refuse } from './refuse.js';
import { refuseUnsafe, refuseUnsafeLog } from './unsafe.js';
import { expectations, variables, type Variables } from './variables.js';
import {
  openAiOf,
  resendOf,
  stripeOf,
  telegramOf,
  twilioOf,
  type OpenAi,
  type Resend,
  type Stripe,
  type Telegram,
  type Twilio,
} from './vendors.js';

/** In the sandbox, where nobody else is named. */
export const sandboxOperator = 'operator@miapulse.example';

interface Addresses {
  readonly main: string;
  readonly keys: string;
}

/** `owners`: as whom their tables are brought up to date, when that is not who runs the program. */
export interface Databases extends Addresses {
  readonly owners?: Addresses;
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
  /** Whether the made-up business of a sandbox has a past. */
  readonly hasDemoPast: boolean;
}

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

  const resend = resendOf(set);
  if (!isSandbox && resend === undefined) {
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
    consentLogKey: set.CONSENT_LOG_KEY,
    masterKey: key === undefined ? undefined : Buffer.from(key, 'base64'),
    logLevel: set.LOG_LEVEL ?? 'warn',
    operator: set.OPERATOR_NAME ?? 'whoever started it on this machine',
    supportEmail: set.SUPPORT_EMAIL ?? sandboxOperator,
    operatorEmails: set.OPERATOR_EMAIL ?? (isSandbox ? [sandboxOperator] : []),
    resend,
    openAi,
    twilio,
    telegram: telegramOf(set),
    stripe,
    isBilled: set.BILLING !== 'off' && (isSandbox || stripe !== undefined),
    plansFile: set.PLANS_FILE === undefined ? undefined : resolve(cwd, set.PLANS_FILE),
    isSandbox,
    hasDemoPast: isSandbox && set.DEMO_PAST !== 'off',
  };
}

function databasesOf(set: Variables): Databases | undefined {
  const { DATABASE_URL: main, KEY_VAULT_URL: keys } = set;
  if (main === undefined || keys === undefined) return undefined;
  const owners = { main: set.DATABASE_OWNER_URL, keys: set.KEY_VAULT_OWNER_URL };
  return owners.main === undefined || owners.keys === undefined
    ? { main, keys }
    : { main, keys, owners: { main: owners.main, keys: owners.keys } };
}

/** One of these, and the world can be reached from here: then there is no sandbox. */
const vendorKeys = ['RESEND_API_KEY', 'OPENAI_API_KEY', 'STRIPE_SECRET_KEY', 'TELEGRAM_BOT_TOKEN'];

import { z } from 'zod';

/** `new URL` knows no list of hosts. */
export const eventStoreUrl =
  /^(?:kurrentdb|esdb)(?:\+discover)?:\/\/(?:[^@/?]+@)?([\w.:,[\]-]+)\/?(?:\?(.*))?$/u;

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const url = z.url();

/** As vendors name models: `gpt-5.4-mini`, `llama3.3:70b`, `openai/gpt-oss-20b`. */
const modelName = /^[\w.:/@-]{1,200}$/u;

const operatorEmails = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim().toLowerCase()))
  .pipe(z.array(z.email().max(254)).min(1).max(10));

export const variables = z.object({
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
  CONSENT_LOG_KEY: optional(z.string().regex(/^PRIVATE\+KEY\+[^\s+]+\+[0-9a-f]{8}\+\S+$/u)),
  MASTER_KEY: optional(z.base64().refine((text) => Buffer.from(text, 'base64').length === 32)),
  DEMO_PAST: optional(z.enum(['on', 'off'])),
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

export type Variables = z.infer<typeof variables>;

/** What each of them has to be, for whoever gave something else. */
export const expectations: Readonly<Record<keyof Variables, string>> = {
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
  CONSENT_LOG_KEY: 'a signing key as one line: PRIVATE+KEY+, a name, an id and a seed in base64',
  MASTER_KEY: '32 random bytes in base64 (openssl rand -base64 32)',
  DEMO_PAST: 'on or off',
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

import { isNear, isThisMachine } from './hosts.js';
import { refuse } from './refuse.js';
import type { Variables } from './variables.js';

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

/** Undefined where letters go to the sandbox. */
export function resendOf(set: Variables): Resend | undefined {
  const { MAIL_FROM: from, RESEND_API_KEY: apiKey, RESEND_WEBHOOK_SECRET: webhookSecret } = set;
  if (apiKey === undefined || from === undefined) return undefined;
  return { apiKey, from, baseUrl: set.RESEND_BASE_URL ?? 'https://api.resend.com', webhookSecret };
}

/** Refuses what would send visitors' words over the open network, or to nobody. */
export function openAiOf(set: Variables): OpenAi | undefined {
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
export function twilioOf(set: Variables): Twilio | undefined {
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
export function telegramOf(set: Variables): Telegram | undefined {
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

/** Without its secret anybody could say that somebody has paid, and prices are Stripe's own. */
export function stripeOf(set: Variables): Stripe | undefined {
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

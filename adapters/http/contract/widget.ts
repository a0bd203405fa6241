import { z } from 'zod';

const uuid = z.uuid();
const url = z.string().max(2_000);

/**
 * POST /widget/v1/settings, as `text/plain` so that browsers ask no permission first. It also reports the page view when
 * `pageView` is true; nothing is stored on the device. Errors: 404 `site-unknown`; as everything below, 403
 * `origin-not-allowed` on a website that the business has not named.
 */
export const settingsRequest = z.object({
  site: z.string().min(1).max(100),
  pageUrl: url,
  referrer: url,
  /** BCP 47, the first choice first, with commas between. */
  language: z.string().max(200),
  pageView: z.boolean(),
});

/** What is said before the first input, so that nobody writes unawares. Its version is recorded with the conversation. */
export const notice = z.object({
  version: z.string(),
  /** Says: AI assistant of whom, that messages are stored, processed by whom. */
  text: z.string(),
  privacyUrl: z.string(),
});

/** When people are there today, by the clock of the business (`HH:MM`); null where it has named no hours. */
const people = z
  .object({ isOpen: z.boolean(), today: z.array(z.object({ from: z.string(), to: z.string() })).readonly() })
  .nullable();

export const widgetSettings = z.object({
  businessName: z.string(),
  greeting: z.string(),
  /** Of ours; `/widget-texts-LANGUAGE.js` holds what the widget says in it. */
  language: z.string(),
  bubble: z.object({ open: z.string(), unreachable: z.string() }),
  notice,
  people,
  /** Whether a visitor may have the chat by e-mail. */
  mailsTranscripts: z.boolean(),
});

/**
 * POST /widget/v1/conversations: starts one; the same `conversationId` again, before the first message, answers the same.
 * 201. Errors: 404 `site-unknown`, 422 `notice-unknown`.
 */
export const startConversation = z.object({
  site: z.string().min(1).max(100),
  /** Made by the widget: a random UUID. */
  conversationId: uuid,
  noticeVersion: z.string().min(1).max(40),
  openedOn: url,
  language: z.string().max(35),
});

/** `token` goes into the Authorization header (`Bearer …`) of everything below; it opens this one conversation only. */
export const conversationStarted = z.object({ conversationId: uuid, token: z.string() });

/**
 * POST /widget/v1/conversations/ID/messages. The reply streams in the response as `application/x-ndjson`, one `streamLine`
 * a line. The same `messageId` again is answered with the same reply. Errors: 413 `message-too-long`, 409
 * `conversation-is-closed`, 403 `visitor-blocked` unless it speaks of an emergency, 404 `conversation-not-found`, 429 `too-many-requests`, 503 `overloaded`.
 */
export const sendMessage = z.object({
  messageId: uuid,
  text: z.string().trim().min(1).max(2_000),
  /** What the page says of itself or of its visitor; left out where that is nothing new. */
  context: z
    .array(z.object({ key: z.string().trim().min(1).max(40), value: z.string().max(200) }))
    .max(10)
    .default([]),
});

/**
 * POST /widget/v1/conversations/ID/identity: 204. `token`: a compact JWS (HS256) of the business's own server with `aud` (the site key),
 * `visitor` (ID), `exp` (24 hours ahead at most), `sub`, and `name` and `email` where they are known. Errors: 422 `identity-refused`, whose
 * detail says why; 409 `identity-not-set-up`, `conversation-is-closed`.
 */
export const identifyVisitor = z.object({ token: z.string().min(1).max(4_000) });

export const widgetSource = z.object({ url: z.string(), title: z.string() });

/** POST /widget/v1/conversations/ID/replies/REPLY/rating: 204. */
export const rateReply = z.object({ rating: z.enum(['good', 'bad']) });

/** POST /widget/v1/conversations/ID/erase: 202. The visitor is forgotten, with all that is linked to them. 503 `not-erased`. */
export const erasureAsked = z.object({ receiptUrl: z.url() });

/**
 * POST /widget/v1/conversations/ID/copy: 201. A link to everything that is kept about the visitor, as one zip. It works once, and until then.
 * Asked again while it works, it is the same. 429 `copies-too-often`.
 */
export const copyAsked = z.object({ url: z.url(), expiresAt: z.iso.datetime() });

export const widgetMessage = z.object({
  messageId: z.string(),
  /** `person`: somebody of the business, in the desk's place. */
  from: z.enum(['visitor', 'desk', 'person']),
  /** Nobody's words: a person came, left, or left without a word. */
  notice: z.enum(['came', 'left', 'idle']).nullable(),
  /** Null when it was erased. */
  text: z.string().nullable(),
  at: z.iso.datetime(),
  /** Pages only: what an owner taught stands on none. */
  sources: z.array(widgetSource),
  /** An answer from what is known, which the visitor may find good or bad. */
  canBeRated: z.boolean(),
  /** What is asked for, so that a keyboard and a browser can help with it. */
  asks: z.enum(['name', 'email', 'phone']).nullable(),
  /** Replies that may be given with one tap, as they are to be sent. */
  choices: z.array(z.string()),
});

/** `received` comes once the message is stored for good; then clauses as they are checked; then the whole reply. */
export const streamLine = z.discriminatedUnion('type', [
  z.object({ type: z.literal('received'), messageId: z.string() }),
  z.object({ type: z.literal('clause'), text: z.string() }),
  z.object({ type: z.literal('reply'), message: widgetMessage, isHandedOff: z.boolean() }),
  /** A person has the conversation: what they reply comes to whoever follows it. */
  z.object({ type: z.literal('person') }),
  z.object({ type: z.literal('failed'), code: z.string(), detail: z.string() }),
]);

/**
 * GET /widget/v1/conversations/ID/follow?after=MESSAGE: what comes after that message, as it comes; `application/x-ndjson`, one
 * `followLine` a line, and `alive` in between. It ends by itself after a while, and is asked for again with the id of the last
 * message. Errors: 409 `nobody-to-follow` while no person was asked for or is there, 503 `overloaded`.
 */
export const followLine = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), message: widgetMessage }),
  z.object({ type: z.literal('alive') }),
]);

/** GET /widget/v1/conversations/ID: resume after a reload. POST …/end closes it (204). */
export const resumed = z.object({
  conversationId: uuid,
  status: z.enum(['open', 'closed']),
  /** The visitor has asked for a person. */
  isHandedOff: z.boolean(),
  /** A person answers in the desk's place. */
  isPersonThere: z.boolean(),
  /** What is said to a visitor whom the business has blocked; null to everybody else. */
  blocked: z.string().nullable(),
  messages: z.array(widgetMessage),
});

/**
 * POST /widget/v1/conversations/ID/transcript: 202, and a code of six digits goes to the address. Errors: 403
 * `transcript-not-offered`, 409 `transcript-mailed`, 429 `too-many-codes`, `too-many-requests`.
 */
export const requestTranscript = z.object({ email: z.email().max(254) });

/**
 * POST /widget/v1/conversations/ID/transcript/code: 204, and the chat so far goes to the address, once. Errors: 422
 * `wrong-code`, 410 `code-over` (ten minutes or five wrong codes), 409 `nothing-asked`.
 */
export const confirmTranscript = z.object({ code: z.string().regex(/^\d{6}$/u) });

export type SettingsRequest = Readonly<z.infer<typeof settingsRequest>>;
export type WidgetSettings = Readonly<z.infer<typeof widgetSettings>>;
export type StartConversation = Readonly<z.infer<typeof startConversation>>;
export type ConversationStarted = Readonly<z.infer<typeof conversationStarted>>;
export type SendMessage = Readonly<z.input<typeof sendMessage>>;
export type IdentifyVisitor = Readonly<z.infer<typeof identifyVisitor>>;
export type WidgetMessage = Readonly<z.infer<typeof widgetMessage>>;
export type FollowLine = Readonly<z.infer<typeof followLine>>;
export type StreamLine = Readonly<z.infer<typeof streamLine>>;
export type ErasureAsked = Readonly<z.infer<typeof erasureAsked>>;
export type CopyAsked = Readonly<z.infer<typeof copyAsked>>;
export type Rating = z.infer<typeof rateReply>['rating'];
export type Resumed = Readonly<z.infer<typeof resumed>>;

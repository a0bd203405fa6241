import { randomUUID } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { mayCarryWidget } from '../../../application/account/widget-place.js';
import { blockedText, closedText } from '../../../application/billing/closed-text.js';
import {
  personHasItCode,
  type AnswerVisitor,
  type Business,
} from '../../../application/conversation/answer-visitor.js';
import { peopleToday } from '../../../application/conversation/people-today.js';
import type {
  HandleConversation,
  startConversation as startUseCase,
} from '../../../application/conversation/start-conversation.js';
import type { Clock } from '../../../application/ports/clock.js';
import { Fault } from '../../../application/ports/fault.js';
import type { Usage } from '../../../application/ports/usage.js';
import type { ConversationReason } from '../../../domain/conversation/conversation.js';
import { isBlocked } from '../../../domain/kernel/block.js';
import { readBody, takeBody } from '../body.js';
import {
  rateReply,
  sendMessage,
  settingsRequest,
  startConversation,
  type ConversationStarted,
  type StreamLine,
  type WidgetSettings,
} from '../contract/widget.js';
import { deviceOf } from '../device.js';
import type { Followers } from '../followers.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { noSuchConversation, type Pass, type VisitorTokens } from '../guard/visitor-token.js';
import { isNoticeVersion, noticeFor } from '../notice.js';
import { Refusal, refusalOf } from '../problem-details.js';
import { fromDesk, isFollowed, messagesIn, nobodyToFollow, resumed, type Said } from './widget-messages.js';

type Place = Parameters<typeof mayCarryWidget>[1];

interface Site {
  readonly accountId: string;
  readonly name: string;
  readonly isSensitive: boolean;
}

export interface WidgetNeeds {
  readonly answering: AnswerVisitor;
  readonly start: ReturnType<typeof startUseCase>;
  readonly handleConversation: HandleConversation;
  /** Our own pages, on which every business's widget may be tried. */
  readonly ownOrigins: ReadonlySet<string>;
  readonly placeOf: (accountId: string) => Promise<Place | undefined>;
  /** The business of a site key; undefined when there is none. */
  readonly siteOf: (siteKey: string) => Promise<(Place & Site) | undefined>;
  readonly businessOf: (accountId: string) => Promise<Business>;
  /** How visitors get their chat by e-mail. */
  readonly transcripts: Router;
  /** Who follows what a person writes. */
  readonly followers: Followers;
  /** How their website says who they are. */
  readonly identity: Router;
  /** How they have a copy of what is kept about them, and have themselves forgotten. */
  readonly rights: Router;
  readonly usage: Usage;
  /** The widget was seen on a website. */
  readonly onSighted: (tenant: string, host: string) => void;
  readonly tokens: VisitorTokens;
  readonly limits: RateLimits;
  readonly privacyUrl: string;
  readonly now: Clock;
  readonly onError: (error: unknown) => void;
}

const siteUnknown = (): Refusal =>
  new Refusal(404, 'site-unknown', 'There is no business under this site key. Please check the embed.');

const originNotAllowed = (): Refusal =>
  new Refusal(
    403,
    'origin-not-allowed',
    'This website may not carry this widget. Its owner can add the website in the dashboard.',
  );

const rejections: Readonly<Partial<Record<ConversationReason, Refusal>>> = {
  ConversationIsClosed: new Refusal(
    409,
    'conversation-is-closed',
    'This conversation has ended. Please start a new one.',
  ),
  ConversationIsFull: new Refusal(
    409,
    'conversation-is-full',
    'This conversation has become too long. Please start a new one.',
  ),
};

/** Every website may ask, so that it can be told why not; nothing here reads a cookie. */
const allowAnyOrigin: RequestHandler = ({ method }, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type',
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Expose-Headers': 'Retry-After',
    'Access-Control-Max-Age': '86400',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  if (method === 'OPTIONS') response.status(204).end();
  else next();
};

/** What the widget asks. A visitor's token opens one conversation and nothing else. */
export function widgetRoutes(needs: WidgetNeeds): Router {
  const { answering, start, handleConversation, siteOf, businessOf, usage, tokens, limits, privacyUrl, now } =
    needs;
  const router = Router();
  router.use(allowAnyOrigin, needs.transcripts, needs.identity, needs.rights);

  /** Programs that are no browser say no origin, and are kept out by nothing here. Raises `origin-not-allowed`. */
  const checkOrigin = async (
    { headers: { origin } }: Request,
    placeOf: () => Place | Promise<Place | undefined>,
  ): Promise<void> => {
    if (origin === undefined || needs.ownOrigins.has(origin)) return;
    const place = await placeOf();
    if (place === undefined || !mayCarryWidget(origin, place)) throw originNotAllowed();
  };
  /** The proof that the widget is installed: it asked from a website that may carry it. */
  const sight = async ({ headers: { origin } }: Request, tenant: string): Promise<void> => {
    if (origin === undefined || needs.ownOrigins.has(origin) || !URL.canParse(origin)) return;
    const { host } = new URL(origin);
    if (host !== '' && (await usage.sight({ tenant, host, at: now() }))) needs.onSighted(tenant, host);
  };
  const passOf = async (request: Request): Promise<Pass> => {
    const pass = tokens.check(request, String(request.params['id']));
    await checkOrigin(request, () => needs.placeOf(pass.tenant));
    return pass;
  };

  router.post('/settings', limits.settings, ...takeBody, async (request, response) => {
    const { site, pageUrl, referrer, language, pageView } = readBody(request, settingsRequest);
    const business = await siteOf(site);
    if (business === undefined) throw siteUnknown();
    await checkOrigin(request, () => business);
    await sight(request, business.accountId);
    if (pageView) {
      await usage.record({
        tenant: business.accountId,
        at: now(),
        path: (urlOf(pageUrl)?.pathname ?? '/').slice(0, 500),
        referrerHost: urlOf(referrer)?.host ?? '',
        device: deviceOf(request),
        fingerprint: `${request.ip ?? ''} ${request.headers['user-agent'] ?? ''}`,
      });
    }
    const { greeting, language: spoken, bubble, version, text } = noticeFor(language, business.name);
    const { desk, service, ...known } = await businessOf(business.accountId);
    // Nobody is reached here, or what the owner wants said first, or the house's own words.
    const own = service?.chat === 'closed' ? closedText(known, spoken) : desk.greeting;
    const notice = { version, text, privacyUrl };
    response.json({
      businessName: business.name,
      greeting: own === '' ? greeting : own,
      language: spoken,
      bubble,
      notice,
      people: peopleToday(known, now()),
      mailsTranscripts: !business.isSensitive,
    } satisfies WidgetSettings);
  });

  router.post('/conversations', limits.conversations, ...takeBody, async (request, response) => {
    const { site, openedOn, ...asked } = readBody(request, startConversation);
    const business = await siteOf(site);
    if (business === undefined) throw siteUnknown();
    await checkOrigin(request, () => business);
    if (!isNoticeVersion(asked.noticeVersion)) {
      throw new Refusal(422, 'notice-unknown', 'The notice has changed. Please reload the page.');
    }
    const tenant = business.accountId;
    const device = deviceOf(request);
    const started = await start({ ...asked, tenant, pageUrl: openedOn, device });
    if (started.outcome === 'already-used') throw noSuchConversation();
    const { conversationId } = asked;
    const token = tokens.issue({ tenant, conversationId });
    response.status(201).json({ conversationId, token } satisfies ConversationStarted);
  });

  router.post('/conversations/:id/messages', limits.messages, ...takeBody, async (request, response) => {
    const pass = await passOf(request);
    const { messageId, ...said } = readBody(request, sendMessage);
    const received = await answering.receive({ ...pass, messageId, ...said });
    if (received.outcome === 'rejected') throw rejections[received.reason] ?? noSuchConversation();
    await streamReply(needs, { ...pass, messageId }, response);
  });

  router.post(
    '/conversations/:id/replies/:replyId/rating',
    limits.messages,
    ...takeBody,
    async (request, response) => {
      const { tenant, conversationId } = await passOf(request);
      const data = { replyId: String(request.params['replyId']), ...readBody(request, rateReply) };
      const command = { type: 'RateReply', data, commandId: randomUUID(), now: now() } as const;
      const context = { tenant, actor: 'visitor', causationId: '' };
      const { decision } = await handleConversation(conversationId, command, context);
      if (decision.outcome === 'rejected') throw rejections[decision.reason] ?? noSuchConversation();
      response.status(204).end();
    },
  );

  router.get('/conversations/:id', limits.messages, async (request, response) => {
    const pass = await passOf(request);
    response.json(resumed(pass.conversationId, await saidIn(needs, pass)));
  });

  router.get('/conversations/:id/follow', limits.messages, async (request, response) => {
    const pass = await passOf(request);
    const { after } = request.query;
    if (!isFollowed((await saidIn(needs, pass)).state)) throw nobodyToFollow;
    needs.followers.follow(response, pass, {
      after: typeof after === 'string' ? after : '',
      read: async () => {
        const said = await saidIn(needs, pass);
        return { messages: messagesIn(said), isOver: !isFollowed(said.state) };
      },
    });
  });

  router.post('/conversations/:id/end', limits.messages, async (request, response) => {
    const { tenant, conversationId } = await passOf(request);
    await handleConversation(
      conversationId,
      { type: 'CloseConversation', data: { conversationId }, commandId: `${conversationId}/end`, now: now() },
      { tenant, actor: 'visitor', causationId: '' },
    );
    response.status(204).end();
  });
  return router;
}

/** The reply as it comes. Should the visitor leave meanwhile, it is completed and stored all the same. */
async function streamReply(
  needs: WidgetNeeds,
  message: Pass & { readonly messageId: string },
  response: Response,
): Promise<void> {
  const write = (line: StreamLine): void => {
    if (!response.writableEnded && !response.destroyed) response.write(`${JSON.stringify(line)}\n`);
  };
  response.set({
    'Content-Type': 'application/x-ndjson',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  write({ type: 'received', messageId: message.messageId });
  try {
    const { reply, language, isHandedOff } = await needs.answering.answer(message, (text) => {
      write({ type: 'clause', text });
    });
    const items = reply.asks === null ? [] : (await needs.businessOf(message.tenant)).desk.intake;
    write({ type: 'reply', message: fromDesk(reply, { language, items }), isHandedOff });
  } catch (error) {
    if (error instanceof Fault && error.code === personHasItCode) {
      write({ type: 'person' });
      response.end();
      return;
    }
    const refusal = refusalOf(error);
    if (refusal === undefined) needs.onError(error);
    const detail = refusal?.message ?? 'Your message is stored, but the reply failed. Please try again.';
    write({ type: 'failed', code: refusal?.code ?? 'reply-failed', detail });
  }
  response.end();
}

/** Raises `conversation-not-found`. */
async function saidIn(
  { handleConversation, businessOf, now }: WidgetNeeds,
  { tenant, conversationId }: Pass,
): Promise<Said> {
  const { state, events } = await handleConversation.load(tenant, conversationId);
  if (state.status === 'unstarted') throw noSuchConversation();
  const business = await businessOf(tenant);
  const blocked = isBlocked(state.blockedUntil, now()) ? blockedText(business, state.language) : null;
  return { state, events, items: business.desk.intake, blocked };
}

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

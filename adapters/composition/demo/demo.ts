import { installation } from '../../../application/account/handle-member.js';
import type { HandleAccount } from '../../../application/account/handle-account.js';
import type { Checkpoints } from '../../../application/ports/checkpoints.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { ContactDirectory } from '../../../application/ports/contact-directory.js';
import type { Passages } from '../../../application/ports/passages.js';
import type { Usage } from '../../../application/ports/usage.js';
import { demoPast, demoViews, type PastConversation } from '../../sandbox/demo-past.js';
import type { assignNumber } from '../../../application/call/assign-number.js';
import type { HandleLine } from '../../../application/call/needs.js';
import type { HandleDesk } from '../../../application/desk/desk-of.js';
import type { Context } from '../../../application/handling/handle.js';
import type { HandleKnowledge } from '../../../application/knowledge/read-website.js';
import type { DeskCommand } from '../../../domain/desk/desk.js';
import type { Desk } from '../tokens.js';
import { furnishLine } from './demo-line.js';
import { idNamed } from '../named-id.js';
import { wait } from '../wait.js';

export const demo = {
  accountId: '01900000-0000-7000-8000-00000000d350',
  siteKey: 'marigold-demo',
  ownerEmail: 'owner@marigold.example',
  timeZone: 'America/Los_Angeles',
} as const;

interface Needs {
  readonly handleAccount: HandleAccount;
  readonly handleDesk: HandleDesk;
  readonly handleKnowledge: HandleKnowledge;
  readonly handleLine: HandleLine;
  readonly assign: ReturnType<typeof assignNumber>;
  readonly directory: ContactDirectory;
  readonly checkpoints: Checkpoints;
  readonly passages: Passages;
  readonly usage: Usage;
  readonly website: string;
  readonly now: Clock;
  /** The use cases as they would have run at another time. */
  readonly deskAt: (now: Clock, model: 'extractive') => Desk;
  /** Its owner has signed up as everybody does. */
  readonly papers: { readonly terms: string; readonly privacy: string };
  readonly noticeVersion: (language: string) => string;
  readonly signal: AbortSignal;
}

const dayMs = 24 * 60 * 60 * 1_000;
/** How many days its past has; the checkpoint `demo-past` counts those that were played. */
export const demoPastDays = 29;

/** Opens the made-up business; a second time it is there already. */
export async function openDemo(needs: Needs): Promise<void> {
  const { handleAccount, directory, website, papers, now } = needs;
  const { accountId, siteKey, ownerEmail, timeZone } = demo;
  const ownerId = await directory.resolve(installation, [`email:${ownerEmail}`], accountId);
  const context = { tenant: accountId, actor: 'system', causationId: '' };
  const profile = { businessName: 'Marigold Hair Studio', website, industry: 'beauty', siteKey, ownerEmail };
  const about = { commandId: 'demo', now: now() };
  await handleAccount(
    accountId,
    { type: 'OpenAccount', data: { accountId, ownerId, papers, ...profile }, ...about },
    context,
  );
  await handleAccount(
    accountId,
    { type: 'SetTimeZone', data: { timeZone }, ...about, commandId: 'demo time zone' },
    context,
  );
  await furnishDemo(needs, context);
}

/** What its owner has set and taught, so that a newcomer sees more than empty forms. */
async function furnishDemo(needs: Needs, context: Context): Promise<void> {
  const { handleDesk, handleKnowledge, now } = needs;
  const { accountId } = demo;
  await furnishLine(needs, accountId, context);
  const about = (name: string) => ({ commandId: `demo ${name}`, now: now() });
  const links = [
    { linkId: 'booking', label: 'Booking', url: 'https://marigold.example/booking' },
    { linkId: 'call', label: 'Call the studio', url: 'tel:+15550100142' },
  ];
  const emergencies = { phrases: ['burning scalp'], line: '+1 555 010 0142' };
  const topicId = idNamed('demo topic');
  const settings: readonly DeskCommand[] = [
    { type: 'SetCountry', data: { accountId, country: 'US' }, ...about('country') },
    { type: 'SetLinks', data: { accountId, links }, ...about('links') },
    { type: 'SetEmergencies', data: { accountId, emergencies }, ...about('emergencies') },
    { type: 'ForbidTopic', data: { accountId, topicId, topic: 'competitors' }, ...about('topic') },
  ];
  for (const command of settings) await handleDesk(accountId, command, context);
  const fact = {
    question: 'Is there a waiting list for Saturdays?',
    text: 'Yes. Tell us your name and number, and we call when a Saturday becomes free.',
    language: 'en',
  };
  const data = { accountId, factId: idNamed('demo fact'), fact, answers: [] };
  await handleKnowledge(accountId, { type: 'TeachFact', data, ...about('fact') }, context);
}

/**
 * Plays a plausible past through the real use cases, day by day, once its pages can be quoted; no vendor's model is paid for
 * it. A start that was cut off goes on with the day it was at.
 */
export async function playDemoPast(needs: Needs): Promise<void> {
  const { checkpoints, passages, signal } = needs;
  const anyPage = { text: 'price', language: 'en' };
  while (!signal.aborted && (await passages.find(demo.accountId, anyPage, 1)).length === 0)
    await wait(200, signal);
  const played = Number(await checkpoints.read('demo-past'));
  for (let count = played; count < demoPastDays && !signal.aborted; count += 1) {
    const daysAgo = demoPastDays - count;
    await playViews(needs, daysAgo);
    for (const past of demoPast.filter((one) => one.daysAgo === daysAgo)) await playConversation(needs, past);
    await checkpoints.save('demo-past', BigInt(count + 1));
  }
}

async function playViews({ usage, now }: Needs, daysAgo: number): Promise<void> {
  const day = dayStart(now(), daysAgo);
  for (let count = 0; count < demoViews(daysAgo); count += 1) {
    const page = demoPast[count % demoPast.length];
    await usage.record({
      tenant: demo.accountId,
      at: new Date(day + (9 * 60 + count * 13) * 60_000).toISOString(),
      path: `/${page?.openedOn ?? ''}`,
      referrerHost: count % 3 === 0 ? 'www.example.com' : '',
      device: page?.device ?? 'desktop',
      fingerprint: `visitor ${String(count % 11)}`,
    });
  }
}

async function playConversation(needs: Needs, past: PastConversation): Promise<void> {
  let at = dayStart(needs.now(), past.daysAgo) + past.minuteOfDay * 60_000;
  const { start, answering } = needs.deskAt(() => new Date(at).toISOString(), 'extractive');
  const tenant = demo.accountId;
  const name = nameOf(past);
  const conversationId = idNamed(name);
  const { device, language } = past;
  const pageUrl = new URL(past.openedOn, needs.website).href;
  const noticeVersion = needs.noticeVersion(language);
  await start({ tenant, conversationId, noticeVersion, pageUrl, language, device });
  for (const [index, text] of past.lines.entries()) {
    at += 35_000;
    const messageId = idNamed(`${name} ${String(index)}`);
    const received = await answering.receive({ tenant, conversationId, messageId, text });
    if (received.outcome === 'rejected') return;
    at += 600;
    await answering.answer({ tenant, conversationId, messageId }, () => undefined);
  }
}

const nameOf = ({ daysAgo, minuteOfDay }: PastConversation): string =>
  `demo ${String(daysAgo)} ${String(minuteOfDay)}`;

const pastIds: ReadonlySet<string> = new Set(demoPast.map((past) => idNamed(nameOf(past))));

/** Whether something became of a conversation of the made-up past, which nobody has to be told of today. */
export const isOfDemoPast = (tenant: string, conversationId: string): boolean =>
  tenant === demo.accountId && pastIds.has(conversationId);

const dayStart = (now: string, daysAgo: number): number => Date.parse(now.slice(0, 10)) - daysAgo * dayMs;

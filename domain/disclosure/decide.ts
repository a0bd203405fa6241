import { deadlineOf } from '../kernel/deadline.js';
import { accept, reject, type Decide } from '../kernel/decider.js';
import type { DisclosureCommand } from './commands.js';
import type { DisclosureEvent, DisclosureProof } from './events.js';
import type { Disclosure } from './state.js';

/** Why a link opens nothing. */
export type LinkReason = 'DisclosureUnknown' | 'LinkExpired' | 'LinkUnknown' | 'LinkUsed';
export type DisclosureReason = LinkReason | 'NobodyNamed' | 'NotOverdue' | 'TooManyLinks';

const minuteMs = 60_000;

/** Whoever asks in a window that is open has the link at once; a letter may lie for a while. */
export const disclosureLimits = {
  linkMinutes: { 'email-code': 24 * 60, owner: 15, 'visitor-token': 15 },
  linkCountMax: 10,
  subjectCountMax: 10,
} as const satisfies { linkMinutes: Record<DisclosureProof, number> } & Record<string, unknown>;

export const decide: Decide<Disclosure, DisclosureCommand, DisclosureEvent, DisclosureReason> = {
  RequestDisclosure({ status }, { data, now: requestedAt }) {
    if (status !== 'none') return accept();
    const { disclosureId, accountId, leadId, proof, receivedAt, linkId } = data;
    const subjectIds = [...data.subjectIds];
    if (subjectIds.length === 0 || subjectIds.length > disclosureLimits.subjectCountMax)
      return reject('NobodyNamed');
    return accept(
      {
        type: 'DisclosureRequested',
        data: { disclosureId, accountId, subjectIds, leadId, proof, requestedAt, ...deadlineOf(receivedAt) },
      },
      linkMade({ accountId, proof }, { disclosureId, linkId }, requestedAt),
    );
  },

  RenewLink(state, { data, now: madeAt }) {
    const { status, links } = state;
    if (status === 'none') return reject('DisclosureUnknown');
    if (links.some(({ linkId }) => linkId === data.linkId)) return accept();
    if (status === 'disclosed') return reject('LinkUsed');
    if (links.length >= disclosureLimits.linkCountMax) return reject('TooManyLinks');
    return accept(linkMade(state, data, madeAt));
  },

  Disclose(state, { data: { disclosureId, linkId, outcome, counts }, now: disclosedAt }) {
    const { accountId, usedLinkId } = state;
    // Whoever uses it a second time is told so by the events that are missing.
    if (usedLinkId === linkId) return accept();
    const obstacle = obstacleOf(state, linkId, disclosedAt);
    if (obstacle !== null) return reject(obstacle);
    return accept({
      type: 'PersonDisclosed',
      data: { disclosureId, accountId, linkId, outcome, counts, disclosedAt },
    });
  },

  NoteDisclosureOverdue(state, { data: { disclosureId, overdue }, now: notedAt }) {
    const { accountId, status, alarmAt, deadlineAt } = state;
    if (state.overdue.includes(overdue)) return accept();
    if (status !== 'requested' || notedAt < (overdue === 'alarm' ? alarmAt : deadlineAt))
      return reject('NotOverdue');
    return accept({
      type: 'DisclosureOverdue',
      data: { disclosureId, accountId, overdue, deadlineAt, notedAt },
    });
  },
};

/** Why this link opens nothing now; null: it does. */
export function obstacleOf({ status, links }: Disclosure, linkId: string, now: string): LinkReason | null {
  if (status === 'none') return 'DisclosureUnknown';
  const link = links.find((one) => one.linkId === linkId);
  if (link === undefined) return 'LinkUnknown';
  if (status === 'disclosed') return 'LinkUsed';
  return link !== links.at(-1) || now >= link.expiresAt ? 'LinkExpired' : null;
}

const linkMade = (
  { accountId, proof }: Pick<Disclosure, 'accountId' | 'proof'>,
  { disclosureId, linkId }: { readonly disclosureId: string; readonly linkId: string },
  madeAt: string,
): DisclosureEvent => ({
  type: 'DisclosureLinkMade',
  data: {
    ...{ disclosureId, accountId, linkId, madeAt },
    expiresAt: new Date(Date.parse(madeAt) + disclosureLimits.linkMinutes[proof] * minuteMs).toISOString(),
  },
});

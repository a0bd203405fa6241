import type { AccountEvent } from '../../domain/account/account.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import type { MailboxEvent } from '../../domain/mailbox/mailbox.js';
import type { RehearsalEvent } from '../../domain/rehearsal/rehearsal.js';
import type { ReportEvent } from '../../domain/report/report.js';
import { counted, createList, findingOf, type Witness } from './witness.js';

const askedAtSignUp = new Set(['businessName', 'ownerEmail', 'website', 'industry']);
const noted = new Set(['accountId', 'ownerId', 'siteKey', 'openedAt']);
const idsOfYes = new Set(['accountId', 'changeId', 'setAt', 'memberId', 'terms', 'privacy']);

/** P1: what an account is opened with. */
export function signUps(): Witness<AccountEvent> {
  let count = 0;
  let agreedCount = 0;
  const against = createList();
  const look = (data: object, id: string, isKnown: (field: string) => boolean): void => {
    const more = Object.keys(data).find((field) => !isKnown(field));
    if (more !== undefined) against.add(`event ${id} holds “${more}” as well`);
  };
  return {
    on: {
      AccountOpened(data, { id }) {
        count += 1;
        look(data, id, (field) => askedAtSignUp.has(field) || noted.has(field));
      },
      PapersAccepted(data, { id }) {
        agreedCount += 1;
        look(data, id, (field) => idsOfYes.has(field));
      },
    },
    testify: () =>
      findingOf(
        count,
        `${counted(count, 'account')} opened with four answers and no more, and ${String(agreedCount)} times the papers agreed to, by their versions`,
        against.found(),
      ),
  };
}

/** P2: the notice before the first message of a chat. */
export function notices(): Witness<ConversationEvent> {
  const noticed = new Set<string>();
  const phone = new Set<string>();
  const judged = new Set<string>();
  const against = createList();
  return {
    on: {
      NoticeShown: (_data, { stream }) => void noticed.add(stream.id),
      ConversationStarted({ channel }, { stream }) {
        if (channel === 'phone') phone.add(stream.id);
      },
      MessageReceived(_data, { stream: { id } }) {
        if (phone.has(id) || judged.has(id)) return;
        judged.add(id);
        if (!noticed.has(id)) against.add(`the first message of conversation ${id} came before any notice`);
      },
    },
    testify: () =>
      findingOf(
        judged.size,
        `${counted(judged.size, 'chat')}, the notice shown before the first message of each`,
        against.found(),
      ),
  };
}

/** P3: a lead is what its visitor was shown and called right. */
export function leads(): Witness<ConversationEvent | LeadEvent> {
  const confirmed = new Set<string>();
  let count = 0;
  const against = createList();
  return {
    on: {
      ContactDetailsConfirmed: ({ leadId }) => void confirmed.add(leadId),
      LeadCaptured({ leadId }) {
        count += 1;
        if (!confirmed.has(leadId)) against.add(`lead ${leadId} was confirmed by nobody`);
      },
    },
    testify: () =>
      findingOf(count, `${counted(count, 'lead')}, each confirmed by whoever it is about`, against.found()),
  };
}

/** Every column of every table about visits; none says who it was. */
const visitColumns = new Set([
  ...['visits.tenant', 'visits.at', 'visits.path', 'visits.referrer_host', 'visits.device'],
  ...['days.tenant', 'days.day', 'days.page_views', 'days.sessions'],
  ...['sightings.tenant', 'sightings.host', 'sightings.seen_at'],
  ...['salts.day', 'salts.salt', 'sessions.tenant', 'sessions.day', 'sessions.session'],
]);

/** P4: page views without a person. */
export const visits = (): Witness => ({
  on: {},
  async testify({ visits: stored, ask }) {
    const { views, columns, saltDays } = await stored();
    const against = createList();
    for (const column of columns)
      if (!visitColumns.has(column)) against.add(`visits are stored with “${column}” as well`);
    if (saltDays.length > 1) against.add('the salt of a day that is over is still there');
    for (const path of ['/widget.js', '/privacy']) {
      const cookies = (await ask({ method: 'GET', path }))?.cookies ?? [];
      if (cookies.length > 0) against.add(`${path} sets a cookie`);
    }
    const about = `${counted(views, 'page view')} counted, ${String(columns.length)} columns and nobody in them`;
    return findingOf(views, about, against.found());
  },
});

/** What each kind of stream is for. One that is for nothing here has no business being kept. */
const purposes: Readonly<Record<string, string>> = {
  conversation: 'chat',
  call: 'chat',
  knowledge: 'chat',
  crawl: 'chat',
  desk: 'chat',
  line: 'chat',
  rehearsal: 'chat',
  transcript: 'chat',
  lead: 'lead capture',
  consent: 'texts that were asked for',
  thread: 'texts that were asked for',
  allowance: 'texts that were asked for',
  notification: 'notifications',
  reach: 'notifications',
  pairing: 'notifications',
  mailbox: 'notifications',
  webhook: 'notifications',
  delivery: 'notifications',
  report: 'weekly reports',
  account: 'dashboard',
  member: 'dashboard',
  subscription: 'dashboard',
  look: 'dashboard',
  installation: 'dashboard',
  retention: 'forgetting',
  erasure: 'forgetting',
  disclosure: 'copies of one’s own data',
  register: 'forgetting',
  proof: 'proving what was allowed',
};

/** P5: everything that is kept about visitors and businesses has a purpose. */
export function purposesServed(): Witness {
  const served = new Map<string, number>();
  const against = createList();
  const see = (_data: object, { stream: { category } }: { readonly stream: { category: string } }): void => {
    const purpose = purposes[category];
    if (purpose === undefined) against.add(`“${category}” is kept for no purpose`);
    else served.set(purpose, (served.get(purpose) ?? 0) + 1);
  };
  return {
    on: Object.fromEntries(eventsWithPeople.map((name) => [name, see])),
    testify() {
      const count = [...served.values()].reduce((sum, one) => sum + one, 0);
      const parts = [...served].map(([purpose, events]) => `${purpose} ${String(events)}`);
      return findingOf(count, `records by purpose: ${parts.join(', ') || 'none'}`, against.found());
    },
  };
}

/** The first event of whatever is kept: to look at each would be to read the whole log for its categories. */
const eventsWithPeople: readonly string[] = [
  ...[
    'AccountOpened',
    'ConversationStarted',
    'CallRang',
    'LeadCaptured',
    'LeadImported',
    'TextLinkRequested',
    'OptedOut',
  ],
  ...['TextReceived', 'HelpRequested', 'NotificationRequested', 'ReportMade', 'TranscriptRequested'],
  ...['ChatPaired', 'AlertPhoneNamed', 'DeliveryOwed', 'MemberInvited', 'DataRequestNoted'],
];

/** P6: letters, and nothing to whoever declined them. */
export function letters(): Witness<MailboxEvent | ReportEvent> {
  let count = 0;
  const kinds = new Set<string>();
  const declined = new Set<string>();
  const against = createList();
  return {
    on: {
      LetterDelivered({ kind }) {
        count += 1;
        kinds.add(kind);
      },
      Unsubscribed: ({ memberId, kind }, { envelope }) =>
        void declined.add(`${envelope.tenant} ${memberId} ${kind}`),
      Resubscribed: ({ memberId, kind }, { envelope }) =>
        void declined.delete(`${envelope.tenant} ${memberId} ${kind}`),
      ReportLetterBegun({ memberId, week }, { envelope: { tenant } }) {
        if (declined.has(`${tenant} ${memberId} report`))
          against.add(`member ${memberId} got the report of ${week} after declining reports`);
      },
    },
    testify: () =>
      findingOf(
        count,
        `${counted(count, 'letter')} delivered (${[...kinds].sort().join(', ') || 'none'}), none to whoever declined them`,
        against.found(),
      ),
  };
}

/** P7: conversations stay with their business; asking old questions again is a member's own wish. */
export function improvements(): Witness<ConversationEvent | RehearsalEvent | AccountEvent> {
  const tenants = new Set<string>();
  let count = 0;
  let rehearsals = 0;
  const against = createList();
  return {
    on: {
      AccountOpened: (_data, { envelope }) => void tenants.add(envelope.tenant),
      ConversationStarted() {
        count += 1;
      },
      RehearsalStarted({ rehearsalId }, { envelope: { actor } }) {
        rehearsals += 1;
        if (!/^(?:member|key):/u.test(actor))
          against.add(`rehearsal ${rehearsalId} was started by no member of the business`);
      },
    },
    async testify({ shares }) {
      for (const tenant of tenants) {
        const found = (await shares(tenant)).find(({ purpose }) => purpose === 'improvement');
        if (found !== undefined) against.add(`${found.processor} was given conversations to improve itself`);
      }
      const about = `${counted(count, 'conversation')} used for none but their own business; ${counted(rehearsals, 'rehearsal')}, each a member’s wish`;
      return findingOf(count, about, against.found());
    },
  };
}

/** P16: what an export holds is what there is. */
export function exportedLeads(): Witness<LeadEvent> {
  const byTenant = new Map<string, number>();
  return {
    on: {
      LeadCaptured({ answers }, { envelope: { tenant } }) {
        if (!isErased(answers)) byTenant.set(tenant, (byTenant.get(tenant) ?? 0) + 1);
      },
    },
    async testify({ exportedLeadCount }) {
      const against = createList();
      let count = 0;
      for (const [tenant, captured] of byTenant) {
        const exported = await exportedLeadCount(tenant);
        count += exported;
        if (exported < captured)
          against.add(
            `an export of business ${tenant} holds ${String(exported)} of ${String(captured)} leads`,
          );
      }
      const about = `${counted(count, 'lead')} of ${counted(byTenant.size, 'business', 'businesses')} in an export made just now`;
      return findingOf(count, about, against.found());
    },
  };
}

import type { ApiKeyIssued } from '../../adapters/http/contract/api-keys.js';
import type { Calls } from '../../adapters/http/contract/calls.js';
import type { ErasureShown } from '../../adapters/http/contract/erasures.js';
import type { Leads } from '../../adapters/http/contract/leads.js';
import type { Session } from '../../adapters/http/contract/session.js';
import type { DeliveryStarted, WebhookSecret } from '../../adapters/http/contract/webhooks.js';
import { uuidv7 } from 'uuidv7';
import { createHandsetClient } from '../../adapters/sandbox/handset-client.js';
import { ofSorting } from './api-problems-of-sorting.js';
import { ofTakingOver } from './api-problems-of-taking-over.js';
import { provocationsOfMembers, until } from './api-problems-of-members.js';
import { accountOf, inLetter, join, type Member } from './members.js';
import { visit } from './visitor.js';
import type { Receiver } from './receiver.js';

export interface Circumstances {
  readonly origin: string;
  /** Owner of the demo; staff of it; owner of another business; somebody who has left. */
  readonly owner: Member;
  readonly staff: Member;
  readonly stranger: Member;
  readonly receiver: Receiver;
  /** As if no answer had ever been kept. */
  readonly forgetAnswers: () => Promise<void>;
  /** As if this had happened in a business some time ago. */
  readonly earlier: (
    accountId: string,
    stream: { readonly category: string; readonly id: string },
    events: readonly { readonly type: string; readonly data: object }[],
  ) => Promise<void>;
  /** Headers under which a request seems to come from elsewhere, so that nobody is counted too often. */
  readonly elsewhere: () => Readonly<Record<string, string>>;
}

export type Provoke = () => Promise<Response>;

const nobody = 'nobody';
const at = '2026-11-24T10:00:00.000Z';
const json = async <Body>(answer: Promise<Response>): Promise<Body> => (await (await answer).json()) as Body;

/** For each operation and each code of its own: how somebody comes to be told it. */
export function provocations(circumstances: Circumstances): Readonly<Record<string, Provoke>> {
  const { owner, staff, stranger, earlier } = circumstances;
  return {
    ...ofLogins(circumstances),
    ...ofPeople(circumstances),
    ...ofKeys(circumstances),
    ...ofWebhooks(circumstances),
    ...ofKnowledge(circumstances),
    ...ofPhone(circumstances),
    ...ofTakingOver(circumstances),
    ...ofSorting(circumstances),
    ...provocationsOfMembers(circumstances),
    'changeBusiness hours-not-in-order': () =>
      owner.post('/business', {
        hours: { week: [{ day: 'monday', from: '18:00', to: '09:00' }], otherDays: [] },
      }),
    'setRetention period-too-long': () => owner.post('/retention', { months: 13 }),
    'setRetention period-too-short': () => owner.post('/retention', { months: 0 }),
    'disclosePerson nobody-there': () => owner.post('/disclosures', { where: 'lead', id: nobody }),
    'disclosePerson copies-too-often': async () => {
      const lead = await until(async () => (await json<Leads>(owner.get('/leads'))).leads[0]);
      const ask = () => owner.post('/disclosures', { where: 'lead', id: lead.leadId });
      for (let count = 0; count < 5; count += 1) await ask();
      return ask();
    },
    'getTimeline contact-not-found': () => owner.get('/audit/contacts/nobody'),
    'exportTimeline contact-not-found': () => owner.get('/audit/contacts/nobody/timeline.csv'),
    'getLoggedEvent event-not-found': () => owner.get('/audit/events/nobody'),
    'assignConversation conversation-not-found': () =>
      owner.post('/conversations/nobody/assignee', { memberId: null }),
    'assignConversation member-not-found': () =>
      owner.post('/conversations/nobody/assignee', { memberId: nobody }),
    'takeNote conversation-not-found': () => owner.post('/conversations/nobody/notes', { text: 'A regular' }),
    'markSpam conversation-not-found': () => owner.post('/conversations/nobody/spam', { isSpam: true }),
    'listConversations filter-not-valid': () => owner.get('/conversations?from=yesterday'),
    'exportConversations filter-not-valid': () => owner.get('/conversations.csv?channel=letter'),
    'listLeads filter-not-valid': () => owner.get('/leads?from=yesterday'),
    'listCalls filter-not-valid': () => owner.get('/calls?until=tomorrow'),
    'listLoggedEvents filter-not-valid': () => owner.get('/audit/events?from=yesterday'),
    'exportLoggedEvents filter-not-valid': () => owner.get('/audit/events.jsonl?until=tomorrow'),
    'takeEvidencePacket text-not-found': () => owner.get('/audit/calls/nobody/texts/nobody/packet'),
    'getErasure erasure-not-found': () => owner.get('/erasures/nobody'),
    'cancelErasure erasure-not-found': () => owner.post('/erasures/nobody/cancel'),
    'cancelErasure erasure-begun': async () => {
      const lead = await until(async () => (await json<Leads>(owner.get('/leads'))).leads[0]);
      const asked = owner.post('/erasures', { where: 'lead', id: lead.leadId, isTold: false });
      const { erasureId } = await json<ErasureShown>(asked);
      return owner.post(`/erasures/${erasureId}/cancel`);
    },
    'erasePerson nobody-there': () => owner.post('/erasures', { where: 'lead', id: nobody, isTold: false }),
    'closeAccount name-not-same': () => owner.post('/business/close', { businessName: 'Another' }),
    'closeAccount account-closing': async () => {
      const { business } = await json<Session>(stranger.get('/session'));
      const closing = { businessName: business.name ?? '' };
      const { erasureId } = await json<ErasureShown>(stranger.post('/business/close', closing));
      const refused = await stranger.post('/business/close', closing);
      await stranger.post(`/erasures/${erasureId}/cancel`);
      return refused;
    },
    'getConversation conversation-not-found': () => stranger.get('/conversations/nobody'),
    'getLead lead-not-found': () => owner.get('/leads/nobody'),
    'markContacted lead-not-found': () => staff.post('/leads/nobody/contacted'),
    ...ofLeads(circumstances),
    'changeDesk intake-without-way-to-reply': () =>
      owner.post('/desk', { intake: [item({ key: 'name', kind: 'name' })] }),
    'changeDesk intake-not-valid': () =>
      owner.post('/desk', { intake: [item({ key: 'e', kind: 'email' }), item({ key: 'e', kind: 'email' })] }),
    'changeDesk link-not-secure': () =>
      owner.post('/desk', {
        links: [{ linkId: 'a-link', label: 'Here', url: 'http://example.com/' }],
      }),
    'pauseDesk desk-is-paused': async () => {
      await stranger.post('/desk/pause');
      return stranger.post('/desk/pause');
    },
    'resumeDesk desk-is-not-paused': async () => {
      await stranger.post('/desk/resume');
      return stranger.post('/desk/resume');
    },
    'forbidTopic too-many-topics': async () => {
      const accountId = await accountOf(stranger);
      const forbidden = Array.from({ length: 30 }, (_, count) => ({
        type: 'TopicForbidden',
        data: { accountId, topicId: uuidv7(), topic: `topic ${String(count)}`, forbiddenAt: at },
      }));
      await earlier(accountId, { category: 'desk', id: accountId }, forbidden);
      return stranger.post('/desk/topics', { topicId: uuidv7(), topic: 'one more' });
    },
    'allowTopic topic-not-found': () => owner.post('/desk/topics/nobody/allow'),
  };
}

function ofLeads({ owner, earlier }: Circumstances): Readonly<Record<string, Provoke>> {
  const importOf = (csv: string) => owner.post('/leads/import', { csv });
  const imported = async (email: string): Promise<string> => {
    await importOf(`email\n${email}\n`);
    const asked = owner.post('/leads/search', { text: email, stage: null, cursor: null });
    return (await json<Leads>(asked)).leads[0]?.leadId ?? '';
  };
  return {
    'importLeads columns-missing': () => importOf('Ann Example'),
    'importLeads too-many-rows': () => importOf(`email\n${'nobody\n'.repeat(1_001)}`),
    'getLeadHistory lead-not-found': () => owner.get('/leads/nobody/history'),
    'getCallBack lead-not-found': () => owner.get('/leads/nobody/call-back.ics?at=2026-11-30T09:00:00Z'),
    'getCallBack no-phone-number': async () =>
      owner.get(`/leads/${await imported('no-number@example.com')}/call-back.ics?at=2026-11-30T09:00:00Z`),
    'getCallBack time-not-valid': async () =>
      owner.get(`/leads/${await imported('no-time@example.com')}/call-back.ics?at=tomorrow`),
    'moveLead lead-not-found': () => owner.post('/leads/nobody/stage', { from: 'new', to: 'won' }),
    'moveLead lead-elsewhere': async () =>
      owner.post(`/leads/${await imported('elsewhere@example.com')}/stage`, { from: 'lost', to: 'won' }),
    'noteLead lead-not-found': () => owner.post('/leads/nobody/notes', { text: 'Who?' }),
    'noteLead too-many-notes': async () => {
      const leadId = await imported('noted@example.com');
      const noted = Array.from({ length: 100 }, () => ({
        type: 'LeadNoted',
        data: { leadId, contactId: leadId, noteId: uuidv7(), text: 'Called', notedAt: at },
      }));
      await earlier(await accountOf(owner), { category: 'lead', id: leadId }, noted);
      return owner.post(`/leads/${leadId}/notes`, { text: 'Called' });
    },
    'noteLead lead-erased': async () => {
      const leadId = await imported('forgotten@example.com');
      const { erasureId } = await json<ErasureShown>(
        owner.post('/erasures', { where: 'lead', id: leadId, isTold: false }),
      );
      await until(async () => {
        const { status } = await json<ErasureShown>(owner.get(`/erasures/${erasureId}`));
        return status === 'completed' ? true : undefined;
      });
      return owner.post(`/leads/${leadId}/notes`, { text: 'Still here?' });
    },
  };
}

const item = (change: object) => ({
  ...{ label: 'A detail', question: '', isRequired: true, choices: [] },
  ...change,
});

function ofLogins({ origin, owner, elsewhere }: Circumstances): Readonly<Record<string, Provoke>> {
  const post = (path: string, body: object, cookie = '') =>
    fetch(`${origin}/api/v1${path}`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { ...elsewhere(), ...(cookie !== '' && { Cookie: cookie, Origin: origin }) },
    });
  const begin = async (email: string): Promise<string> =>
    ((await post('/login', { email })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const invited = async (email: string): Promise<string> => {
    await owner.post('/team/invitations', { email, role: 'staff' }, elsewhere());
    return inLetter(origin, email, /join\/(\S+)/u);
  };
  const idOf = async (email: string) => (await owner.team()).find((one) => one.email === email);
  return {
    'signUp website-invalid': () =>
      post('/sign-up', { businessName: 'A', email: 'a@example.com', website: 'nowhere', industry: 'other' }),
    'loginByLink link-expired': () => post('/login/link', { token: 'of-nobody' }),
    'loginByLink link-of-another-browser': async () => {
      await begin('owner@marigold.example');
      return post('/login/link', {
        token: await inLetter(origin, 'owner@marigold.example', /login\/(\S+)/u),
      });
    },
    'loginByLink no-business': async () => {
      await invited('gone@example.com');
      const token = await invited('gone@example.com').catch(() => '');
      const first = await post('/login/link', { token });
      if (!first.ok) throw new Error(await first.text());
      const cookie = await begin('gone@example.com');
      const login = await inLetter(origin, 'gone@example.com', /login\/(\S+)/u);
      await owner.post(`/team/members/${(await idOf('gone@example.com'))?.memberId ?? ''}/remove`);
      return post('/login/link', { token: login }, cookie);
    },
    'loginByLink invitation-over': async () => {
      const token = await invited('withdrawn@example.com');
      const { invitationId } = (await idOf('withdrawn@example.com')) ?? {};
      await owner.post(`/team/invitations/${invitationId ?? ''}/withdraw`);
      return post('/login/link', { token });
    },
    'loginByCode link-expired': () => post('/login/code', { code: '123456' }),
    'loginByCode code-wrong': async () => {
      const cookie = await begin('owner@marigold.example');
      const code = await inLetter(origin, 'owner@marigold.example', /\b(\d{6})\b/u);
      return post('/login/code', { code: code === '000000' ? '000001' : '000000' }, cookie);
    },
    'switchBusiness business-not-found': () => owner.post('/session/business', { accountId: nobody }),
  };
}

function ofPeople({ origin, owner, staff, stranger, earlier, elsewhere }: Circumstances) {
  const me = async (member: Member) => (await member.team()).find(({ isMe }) => isMe)?.memberId ?? '';
  return {
    'invitePerson owners-only': () =>
      staff.post('/team/invitations', { email: 'eve@example.com', role: 'staff' }, elsewhere()),
    'invitePerson already-member': () =>
      owner.post('/team/invitations', { email: 'staff@example.com', role: 'staff' }, elsewhere()),
    'invitePerson too-many-members': async () => {
      const accountId = await accountOf(stranger);
      const invited = Array.from({ length: 49 }, (_, count) => ({
        type: 'MemberInvited',
        data: {
          ...{
            accountId,
            invitationId: uuidv7(),
            memberId: uuidv7(),
            email: `person-${String(count)}@example.com`,
          },
          ...{ role: 'auditor', invitedBy: 'nobody', invitedAt: at, expiresAt: '2099-01-01T00:00:00.000Z' },
        },
      }));
      await earlier(accountId, { category: 'account', id: accountId }, invited);
      const body = { email: 'one-more@example.com', role: 'auditor' };
      return stranger.post('/team/invitations', body, elsewhere());
    },
    'withdrawInvitation owners-only': () => staff.post('/team/invitations/nobody/withdraw'),
    'withdrawInvitation invitation-not-found': () => owner.post('/team/invitations/nobody/withdraw'),
    'withdrawInvitation invitation-over': async () => {
      await owner.post('/team/invitations', { email: 'here@example.com', role: 'staff' }, elsewhere());
      const invited = (await owner.team()).find(({ email }) => email === 'here@example.com');
      await join(origin, 'here@example.com');
      return owner.post(`/team/invitations/${invited?.invitationId ?? ''}/withdraw`);
    },
    'changeRole owners-only': () => staff.post('/team/members/nobody/role', { role: 'owner' }),
    'changeRole member-not-found': () => owner.post('/team/members/nobody/role', { role: 'owner' }),
    'changeRole last-owner': async () =>
      owner.post(`/team/members/${await me(owner)}/role`, { role: 'staff' }),
    'removePerson owners-only': () => staff.post('/team/members/nobody/remove'),
    'removePerson member-not-found': () => owner.post('/team/members/nobody/remove'),
    'removePerson last-owner': async () => owner.post(`/team/members/${await me(owner)}/remove`),
  };
}

function ofKeys({ owner, stranger, forgetAnswers }: Circumstances): Readonly<Record<string, Provoke>> {
  const program = { label: 'A program', scopes: ['work'], expiresAt: null };
  const past = '2020-01-01T00:00:00.000Z';
  const rotate = (member: Member, keyId: string, change: object = {}, headers = {}) =>
    member.post(`/api-keys/${keyId}/rotate`, { overlapHours: 24, expiresAt: null, ...change }, headers);
  const issue = async (member: Member = owner) =>
    (await json<ApiKeyIssued>(member.post('/api-keys', program))).keyId;
  const filled = async (): Promise<string> => {
    let last = '';
    for (let count = 0; count < 20; count += 1) {
      const answer = await stranger.post('/api-keys', program);
      if (answer.ok) last = ((await answer.json()) as ApiKeyIssued).keyId;
    }
    return last;
  };
  return {
    'issueApiKey too-many-keys': async () => {
      await filled();
      return stranger.post('/api-keys', program);
    },
    'issueApiKey key-not-valid': () => owner.post('/api-keys', { ...program, expiresAt: past }),
    'issueApiKey secret-lost': async () => {
      const headers = { 'Idempotency-Key': uuidv7() };
      await owner.post('/api-keys', program, headers);
      await forgetAnswers();
      return owner.post('/api-keys', program, headers);
    },
    'setIdentitySecret secret-lost': async () => {
      const headers = { 'Idempotency-Key': uuidv7() };
      await owner.post('/identity-secret', { overlapHours: 24 }, headers);
      await forgetAnswers();
      return owner.post('/identity-secret', { overlapHours: 24 }, headers);
    },
    'rotateApiKey key-not-found': () => rotate(owner, nobody),
    'rotateApiKey key-is-over': async () => {
      const keyId = await issue();
      await owner.post(`/api-keys/${keyId}/revoke`);
      return rotate(owner, keyId);
    },
    'rotateApiKey key-not-valid': async () => rotate(owner, await issue(), { expiresAt: past }),
    'rotateApiKey too-many-keys': async () => {
      const { keys } = await json<{ readonly keys: readonly { readonly keyId: string }[] }>(
        stranger.get('/api-keys'),
      );
      let last = keys[0]?.keyId ?? (await filled());
      for (let count = 0; count < 41; count += 1) {
        const answer = await rotate(stranger, last);
        if (!answer.ok) return answer;
        last = ((await answer.json()) as ApiKeyIssued).keyId;
      }
      throw new Error('There was always room');
    },
    'rotateApiKey secret-lost': async () => {
      const keyId = await issue();
      const headers = { 'Idempotency-Key': uuidv7() };
      await rotate(owner, keyId, {}, headers);
      await forgetAnswers();
      return rotate(owner, keyId, {}, headers);
    },
    'revokeApiKey key-not-found': () => owner.post('/api-keys/nobody/revoke'),
  };
}

function ofWebhooks({ owner, stranger, receiver, forgetAnswers }: Circumstances) {
  const wanted = { eventTypes: ['link.sent'], withContact: false };
  const add = async (headers = {}) =>
    (await json<WebhookSecret>(owner.post('/webhooks', { url: receiver.url, ...wanted }, headers))).webhookId;
  const acts: readonly (readonly [id: string, path: string, body: object])[] = [
    ['changeWebhook', '', wanted],
    ['pauseWebhook', '/pause', {}],
    ['resumeWebhook', '/resume', {}],
    ['removeWebhook', '/remove', {}],
    ['rotateSecret', '/rotate', { overlapHours: 1 }],
    ['testWebhook', '/test', {}],
  ];
  const unknown: Readonly<Record<string, Provoke>> = Object.fromEntries(
    acts.map(([id, path, body]) => [
      `${id} webhook-not-found`,
      () => owner.post(`/webhooks/nobody${path}`, body),
    ]),
  );
  const replay = (deliveryId: string) => owner.post(`/deliveries/${deliveryId}/replay`);
  const test = async (webhookId: string) =>
    (await json<DeliveryStarted>(owner.post(`/webhooks/${webhookId}/test`))).deliveryId;
  return {
    ...unknown,
    'listDeliveries webhook-not-found': () => owner.get('/webhooks/nobody/deliveries'),
    'addWebhook webhook-address-not-allowed': () =>
      owner.post('/webhooks', { url: 'http://example.com/', ...wanted }),
    'addWebhook too-many-webhooks': async () => {
      for (let count = 0; count < 10; count += 1)
        await stranger.post('/webhooks', { url: receiver.url, ...wanted });
      return stranger.post('/webhooks', { url: receiver.url, ...wanted });
    },
    'addWebhook secret-lost': async () => {
      const headers = { 'Idempotency-Key': uuidv7() };
      await add(headers);
      await forgetAnswers();
      return owner.post('/webhooks', { url: receiver.url, ...wanted }, headers);
    },
    'rotateSecret secret-lost': async () => {
      const headers = { 'Idempotency-Key': uuidv7() };
      const path = `/webhooks/${await add()}/rotate`;
      await owner.post(path, { overlapHours: 1 }, headers);
      await forgetAnswers();
      return owner.post(path, { overlapHours: 1 }, headers);
    },
    'pauseWebhook webhook-not-on': async () => {
      const webhookId = await add();
      await owner.post(`/webhooks/${webhookId}/pause`);
      return owner.post(`/webhooks/${webhookId}/pause`);
    },
    'resumeWebhook webhook-is-on': async () => owner.post(`/webhooks/${await add()}/resume`),
    'replayDelivery delivery-not-found': () => replay(nobody),
    'replayDelivery delivery-under-way': async () => {
      receiver.answer(500);
      return replay(await test(await add()));
    },
    'replayDelivery too-many-replays': async () => {
      const deliveryId = await test(await add());
      for (let count = 0; count < 1_000; count += 1) {
        const answer = await replay(deliveryId);
        if (((await answer.clone().json()) as { code?: string }).code === 'too-many-replays') return answer;
      }
      throw new Error('It was replayed for ever');
    },
  };
}

function ofKnowledge({
  origin,
  owner,
  stranger,
  earlier,
  elsewhere,
}: Circumstances): Readonly<Record<string, Provoke>> {
  const fact = { question: 'Is there parking?', text: 'Behind the house.', language: 'en' };
  const rehearse = (member: Member, rehearsalId: string) =>
    member.post('/rehearsals', { rehearsalId, model: 'extractive', questionCountMax: 1 });
  return {
    'readWebsite crawl-is-running': async () => {
      for (;;) {
        await owner.post('/crawls', { acceptsLoss: false });
        const second = await owner.post('/crawls', { acceptsLoss: false });
        if (!second.ok) return second;
      }
    },
    'teachFact too-many-facts': async () => {
      const accountId = await accountOf(stranger);
      const taught = Array.from({ length: 499 }, () => ({
        type: 'FactTaught',
        data: { accountId, factId: uuidv7(), fact, answers: [], taughtAt: at },
      }));
      await earlier(accountId, { category: 'knowledge', id: accountId }, taught);
      const teach = () => stranger.post('/facts', { factId: uuidv7(), answers: [], ...fact });
      const last = await teach();
      return last.ok ? teach() : last;
    },
    'correctFact fact-not-found': () => owner.post('/facts/nobody', fact),
    'correctFact fact-is-retired': async () => {
      const factId = uuidv7();
      await owner.post('/facts', { factId, answers: [], ...fact });
      await owner.post(`/facts/${factId}/retire`);
      return owner.post(`/facts/${factId}`, fact);
    },
    'retireFact fact-not-found': () => owner.post('/facts/nobody/retire'),
    'startRehearsal nothing-to-rehearse': () => rehearse(stranger, uuidv7()),
    'getRehearsal rehearsal-not-found': () => owner.get('/rehearsals/nobody'),
    'cancelRehearsal rehearsal-not-found': () => owner.post('/rehearsals/nobody/cancel'),
    'cancelRehearsal rehearsal-has-ended': async () => {
      const address = elsewhere()['X-Forwarded-For'];
      await (await visit(origin, 'marigold-demo', address)).send('How much is a haircut?');
      const rehearsalId = uuidv7();
      await until(async () => ((await rehearse(owner, rehearsalId)).ok ? true : undefined));
      for (;;) {
        const { rehearsal } = await json<{ readonly rehearsal: { readonly status: string } }>(
          owner.get(`/rehearsals/${rehearsalId}`),
        );
        if (rehearsal.status === 'completed') return owner.post(`/rehearsals/${rehearsalId}/cancel`);
      }
    },
  };
}

function ofPhone({ origin, owner, stranger }: Circumstances): Readonly<Record<string, Provoke>> {
  /** One that was hung up before anybody was recorded: within the first words. */
  const shortCall = async (): Promise<string> => {
    const handset = createHandsetClient({ origin, fetch });
    const from = '+12025550143';
    const listed = async () => (await json<Calls>(owner.get('/calls'))).calls.map(({ callId }) => callId);
    const before = await listed();
    const callSid = await handset.place({
      ...{ from, to: '+12025550100', isHidden: false, attestation: 'A', recording: 'works' },
    });
    let leaving: Promise<void> | undefined;
    await handset.follow(callSid, ({ type }) => {
      if (type === 'speaking') leaving ??= handset.hangUp(callSid);
    });
    await leaving;
    return until(async () => (await listed()).find((callId) => !before.includes(callId)));
  };
  return {
    'getCall call-not-found': () => owner.get('/calls/nobody'),
    'getRecording call-not-found': () => owner.get('/calls/nobody/recording'),
    'getTexts thread-not-found': () => owner.get('/texts/nobody'),
    'getEvidencePacket text-not-found': async () =>
      owner.get(`/calls/${await shortCall()}/texts/nobody/packet`),
    'getRecording recording-not-found': async () => owner.get(`/calls/${await shortCall()}/recording`),
    'getMessageLeft call-not-found': () => owner.get('/calls/nobody/message'),
    'getMessageLeft recording-not-found': async () => owner.get(`/calls/${await shortCall()}/message`),
    'markMessageHeard call-not-found': () => owner.post('/calls/nobody/heard'),
    'markMessageHeard message-not-found': async () => owner.post(`/calls/${await shortCall()}/heard`),
    'changeLine number-taken': () => stranger.post('/line', { number: '+12025550100' }),
    'changeLine line-has-number': () => owner.post('/line', { number: '+12025550177' }),
    'changeLine own-number-needed': () =>
      stranger.post('/line', {
        answering: { mode: 'staff-first', staffSeconds: 15, hours: [], closedDates: [] },
      }),
    'changeLine number-is-the-line': () => owner.post('/line', { ownNumber: '+12025550100' }),
    'changeLine hours-not-in-order': () =>
      owner.post('/line', {
        answering: {
          ...{ mode: 'assistant', staffSeconds: 15, closedDates: [] },
          hours: [{ day: 'monday', from: '18:00', to: '09:00' }],
        },
      }),
    'testLine own-number-needed': () => stranger.post('/line/test'),
  };
}

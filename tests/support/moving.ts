import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { createContainer } from '../../adapters/composition/container.js';
import { archiveSource, archiveTarget } from '../../adapters/composition/moving.js';
import { tokens } from '../../adapters/composition/tokens.js';
import { exportBusiness, type Source } from '../../adapters/business-archive/export-business.js';
import { importBusiness, type Target } from '../../adapters/business-archive/import-business.js';
import { createCallLog } from '../../projections/call-log/queries.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import type { Happened } from '../../domain/kernel/decider.js';
import { callEvents, consentEvents } from './call-events.js';
import { testDatabase } from './database.js';
import { outsideOf } from './outside.js';
import { replied } from './replied.js';
import { webhookEvents } from './webhook-events.js';

export const passphrase = 'correct horse battery staple';
const at = '2026-11-24T10:00:00.000Z';

/** A whole installation on databases of its own, with a master key of its own. */
export async function house() {
  const database = await testDatabase();
  const masterKey = randomBytes(32);
  const container = createContainer(outsideOf(database, masterKey));
  const folder = mkdtempSync(join(tmpdir(), 'miapulse-moving-'));
  const store = container.get(tokens.store);
  const readModels = container.get(tokens.readModels);
  const directory = container.get(tokens.directory);
  const blobs = container.get(tokens.blobs);
  await readModels.start();

  const append = async (tenant: string, category: string, id: string, events: readonly Happened[]) => {
    await store.append(
      { category, id },
      'any',
      events.map((event) => ({ id: uuidv7(), event })),
      { tenant, actor: 'somebody', commandId: uuidv7(), correlationId: 'c', causationId: '' },
    );
  };
  /** Names of people and things of the samples become those of one business. */
  const named = (events: readonly Happened[], names: Readonly<Record<string, string>>): readonly Happened[] =>
    JSON.parse(
      Object.entries(names).reduce(
        (text, [from, to]) => text.replaceAll(`"${from}"`, `"${to}"`),
        JSON.stringify(events),
      ),
    ) as readonly Happened[];

  return {
    ...{ ...database, container, folder, store, readModels, directory, blobs, append },

    /** A business in which everything happened once, and which nobody else's words stand in. `word` stands in every personal field. */
    async business(word: string) {
      const [tenant, ownerId, lost] = [uuidv7(), uuidv7(), uuidv7()];
      const [conversationId, callId, contactId, leadId, recordingId] = Array.from({ length: 5 }, () =>
        uuidv7(),
      );
      if (!conversationId || !callId || !contactId || !leadId || !recordingId) throw new Error('No ids');
      const ownerEmail = `${word}@example.com`;
      await directory.resolve('installation', [`email:${ownerEmail}`], ownerId);
      await append(tenant, 'account', tenant, [
        {
          type: 'AccountOpened',
          data: {
            ...{ accountId: tenant, ownerId, businessName: `${word} Clocks`, ownerEmail, openedAt: at },
            ...{ website: `https://${word}.example`, industry: 'retail', siteKey: `site-${tenant}` },
          },
        },
        {
          type: 'ApiKeyIssued',
          data: {
            ...{
              accountId: tenant,
              keyId: uuidv7(),
              label: `${word} key`,
              hash: `hash of ${tenant}`,
              ending: 'abcd',
            },
            ...{ scopes: ['work'], issuedBy: ownerId, issuedAt: at, expiresAt: null },
          },
        },
      ]);
      await append(tenant, 'line', tenant, [
        {
          type: 'NumberAssigned',
          data: { accountId: tenant, changeId: 'n', number: '+12025550190', setAt: at },
        },
      ]);
      const visitorId = uuidv7();
      const source = {
        ...{
          origin: 'page' as const,
          pageId: 'prices',
          version: 'v',
          passageId: 'p1',
          url: `https://${word}.example/prices`,
        },
        ...{ title: 'Prices', excerpt: `A ${word} clock costs 40 dollars.` },
      } as const;
      await append(tenant, 'conversation', conversationId, [
        { type: 'NoticeShown', data: { visitorId, noticeVersion: 'n1', shownAt: at } },
        {
          type: 'ConversationStarted',
          data: {
            ...{ conversationId, visitorId, channel: 'chat', language: 'en', device: 'phone', startedAt: at },
            opening: { pageUrl: `https://${word}.example/` },
          },
        },
        {
          type: 'MessageReceived',
          data: { messageId: 'm', visitorId, text: `What is a ${word} clock?`, receivedAt: at },
        },
        replied({
          visitorId,
          text: `It costs 40 dollars, says ${word}.`,
          sources: [source],
          consulted: ['p1'],
        }),
      ]);
      const recording = Buffer.from(`RIFF of ${word} ${randomBytes(80_000).toString('hex')}`);
      const names = {
        ...{ 'call-1': callId, 'contact-1': contactId, b1: recordingId },
        ...{ r1: uuidv7(), '+12025550143': '+12025550143' },
      };
      await directory.resolve(tenant, ['caller:+12025550143'], contactId);
      await append(tenant, 'call', callId, named(callEvents, names));
      await append(tenant, 'consent', contactId, named(consentEvents, names));
      const noted = { contactId, textId: 'm2', noteId: uuidv7(), text: `A regular of ${word}` };
      await append(tenant, 'thread', contactId, [{ type: 'ThreadNoted', data: { ...noted, notedAt: at } }]);
      await blobs.put({
        ...{ tenant, blobId: recordingId, bytes: recording },
        ...{ subject: contactId, keep: 'transcript', container: `call-${callId}` },
      });
      const lead = (id: string, whose: string, name: string) => ({
        type: 'LeadCaptured',
        data: {
          ...{
            leadId: id,
            contactId: whose,
            conversationId,
            name,
            email: `${name}@example.com`,
            phone: null,
          },
          ...{ note: `${name} asked`, answers: [], capturedAt: at },
        },
      });
      await append(tenant, 'lead', leadId, [lead(leadId, contactId, word)]);
      const lostLead = uuidv7();
      await directory.resolve(tenant, ['caller:+12025550144'], lost);
      await append(tenant, 'lead', lostLead, [lead(lostLead, lost, `lost-${word}`)]);
      await store.eraseSealed(await container.get(tokens.vault).forgetSubject({ tenant, subject: lost }));
      await directory.forget(tenant, lost, { suppress: true });
      const person = { subjectIds: [lost], conversationIds: [], callIds: [], leadIds: [lostLead] };
      const erasureId = uuidv7();
      await append(tenant, 'erasure', erasureId, [
        {
          type: 'KeysDestroyed',
          data: {
            ...{ accountId: tenant, erasureId, scope: 'person', person, keyCount: 1, valueCount: 4 },
            destroyedAt: at,
          },
        },
      ]);
      await append(tenant, 'webhook', `webhook-of-${tenant}`, named(webhookEvents, { 'an-account': tenant }));
      const visit = {
        tenant,
        path: `/${word}`,
        referrerHost: '',
        device: 'phone',
        fingerprint: 'f',
      } as const;
      await container.get(tokens.usage).record({ ...visit, at });
      return {
        tenant,
        ownerId,
        ownerEmail,
        conversationId,
        callId,
        ...{ contactId, leadId, lost },
        lostLead,
        recordingId,
        recording,
      };
    },

    export: (business: string, file: string, other: Partial<Source> = {}) =>
      exportBusiness(
        { ...archiveSource(container), onProgress: () => undefined, ...other },
        { business, passphrase, sink: createWriteStream(file) },
      ),

    import: (
      path: string,
      other: { readonly passphrase?: string; readonly key?: string } = {},
      sides: Partial<Target> = {},
    ) =>
      importBusiness(
        { ...archiveTarget(container, database.owner), onProgress: () => undefined, ...sides },
        { path, passphrase, ...other },
      ),

    messages: (tenant: string, id: string) => createTranscript(readModels.query).messages(tenant, id),
    call: (tenant: string, id: string) => createCallLog(readModels.query).one(tenant, id),

    async close(): Promise<void> {
      await readModels.stop();
      await store.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type House = Awaited<ReturnType<typeof house>>;
export type Business = Awaited<ReturnType<House['business']>>;

import type { Policy } from '../../application/handling/follow.js';
import type { BlobStore } from '../../application/ports/blob-store.js';
import type { Checkpoints } from '../../application/ports/checkpoints.js';
import type { ContactDirectory } from '../../application/ports/contact-directory.js';
import { Fault } from '../../application/ports/fault.js';
import type { LanguageModel } from '../../application/ports/language-model.js';
import type { Mail } from '../../application/ports/mail.js';
import type { Passages } from '../../application/ports/passages.js';
import type { PageOutcome, WebsiteReader } from '../../application/ports/website-reader.js';
import { passage } from '../support/passage.js';
import type { Installation } from './installation.js';
import type { Life } from './scheduler.js';

/** Everything else that a process asks for, as it asks for it: scripted, slow and unreliable. */
export function outsideOf({ world, ledger, tables, shelves }: Installation, life: Life) {
  const { random, scheduler } = world;
  const ask = <Result>(label: string, act: () => Result): Promise<Result> =>
    world.cross(life, label, () => Promise.resolve().then(act));

  const checkpointsOf = (policy: Policy): Checkpoints => {
    ledger.follows(policy.name);
    return {
      read: (name) => ask(`reads the checkpoint of ${name}`, () => ledger.checkpoints.get(name) ?? 0n),
      save: (name, position) =>
        ask(`saves ${String(position)} for ${name}`, () => {
          ledger.save(policy, position);
        }),
    };
  };

  const blobs: BlobStore = {
    put: ({ blobId, bytes }) =>
      ask(`stores ${blobId}`, () => {
        shelves.blobs.set(blobId, bytes);
        return `hash of ${blobId}`;
      }),
    get: (_tenant, blobId) => ask(`fetches ${blobId}`, () => shelves.blobs.get(blobId)),
  };

  const published = (tenant: string) =>
    (shelves.published.get(tenant) ?? []).map((pageId) =>
      passage({ text: 'We open at nine.', pageId, url: `https://example.com/${pageId}`, title: 'A page' }),
    );
  const taught = (tenant: string) =>
    (shelves.taught.get(tenant) ?? []).map(({ factId, text }) =>
      passage({ text, origin: 'fact', pageId: factId, url: null, title: '' }),
    );
  const passages: Passages = {
    publish: (tenant, pages) =>
      ask(`publishes ${String(pages.length)} pages`, () => {
        shelves.published.set(
          tenant,
          pages.map(({ pageId }) => pageId),
        );
      }),
    teach: (tenant, facts) =>
      ask(`teaches ${String(facts.length)} facts`, () => {
        shelves.taught.set(tenant, facts);
      }),
    expect: () => undefined,
    find: (tenant) => ask('looks for passages', () => [...taught(tenant), ...published(tenant)]),
    standing: (_tenant, excerpts) => ask('looks for words', () => excerpts.map(() => true)),
    at: (tenant) => ask('looks at a page', () => published(tenant)),
  };

  const directory: ContactDirectory = {
    resolve: (scope, handles, freshId) =>
      ask('resolves a contact', () => {
        const known = handles.map((handle) => shelves.contacts.get(`${scope} ${handle}`)).find(Boolean);
        const id = known ?? freshId;
        for (const handle of handles) shelves.contacts.set(`${scope} ${handle}`, id);
        return id;
      }),
    find: (scope, handle) => ask('finds a contact', () => shelves.contacts.get(`${scope} ${handle}`)),
    forget: () => Promise.resolve(0),
  };

  const profileOf = (tenant: string) =>
    ask('reads the profile', () => {
      const row = tables.tables
        .find(({ name }) => name === 'account-overview')
        ?.rows.get(`${tenant} ${tenant}`);
      if (row === undefined) throw new Fault('business-not-found', 'There is no such business any more.');
      return { name: 'A business', timeZone: 'UTC', ownerEmail: 'owner@example.com' };
    });

  /** Quotes, says that it does not know, or makes something up, and is not always there. */
  const modelOf = (name: string, isReliable: boolean): LanguageModel => ({
    name,
    promptVersion: null,
    async draft({ passages: found }, hands, signal) {
      await scheduler.wait(life, random.below(isReliable ? 500 : 6_000), signal);
      if (!isReliable && random.chance(0.2)) throw new Fault('model-unavailable', 'The model is down.');
      if (!isReliable && random.chance(0.2)) await hands.use({ tool: 'request_hand_off', reason: '' });
      const spent = { inputTokens: 10, outputTokens: 5, costMicros: isReliable ? 0 : 100 };
      const [best] = found;
      if (best === undefined || random.chance(0.4)) {
        if (!isReliable && random.chance(0.5)) hands.say('A visit costs 19 USD.');
        return { outcome: 'declined', spent };
      }
      hands.say(best.text);
      return { outcome: 'complete', spent };
    },
  });

  /** A letter goes out, or is lost, or nobody knows; each attempt is one letter however often it is made. */
  const mail: Mail = {
    send: ({ attemptId }) =>
      ask(`sends ${attemptId}`, () => {
        if (!world.isCalm() && random.chance(0.2)) return { outcome: 'unknown' };
        ledger.letters.add(attemptId);
        return { outcome: 'accepted', letterId: attemptId };
      }),
  };

  const reader: WebsiteReader = {
    async *read(website, _limits, signal, recall): AsyncGenerator<PageOutcome> {
      // The website itself says how large it is, so that each reading of it finds the same.
      const pageCount = Number(new URL(website).port);
      for (let number = 0; number < Math.max(1, pageCount) && !signal.aborted; number += 1) {
        await scheduler.wait(life, 500 + random.below(1_000), signal);
        const url = `${website}${String(number)}`;
        if (pageCount === 0 || random.chance(0.1)) {
          yield { outcome: 'skipped', url, reason: 'timed-out', knownCount: pageCount };
          continue;
        }
        if ((await recall(url)) !== undefined && random.chance(0.5)) {
          yield { outcome: 'unchanged', url, knownCount: pageCount };
          continue;
        }
        const facts = { hours: [], questions: [], offers: [] };
        const page = { url, title: 'A page', language: 'en', blocks: [], facts, byteCount: 1 };
        const revisit = { address: url, validators: {}, links: [], rules: 1 };
        yield { outcome: 'read', page, contentHash: `hash of ${url}`, revisit, knownCount: pageCount };
      }
    },
  };

  const models = { configured: modelOf('configured', false), extractive: modelOf('extractive', true) };
  return { checkpointsOf, blobs, passages, directory, profileOf, models, mail, reader };
}

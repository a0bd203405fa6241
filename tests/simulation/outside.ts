import type { Policy } from '../../application/handling/follow.js';
import type { BlobStore } from '../../application/ports/blob-store.js';
import type { Checkpoints } from '../../application/ports/checkpoints.js';
import type { ContactDirectory } from '../../application/ports/contact-directory.js';
import { Fault } from '../../application/ports/fault.js';
import type { LanguageModel } from '../../application/ports/language-model.js';
import type { Passages } from '../../application/ports/passages.js';
import type { PageOutcome, WebsiteReader } from '../../application/ports/website-reader.js';
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

  const passages: Passages = {
    publish: (tenant, pages) =>
      ask(`publishes ${String(pages.length)} pages`, () => {
        shelves.published.set(
          tenant,
          pages.map(({ pageId }) => pageId),
        );
      }),
    find: (tenant) =>
      ask('looks for passages', () =>
        (shelves.published.get(tenant) ?? []).map((pageId) => ({
          ...{ pageId, url: `https://example.com/${pageId}`, title: 'A page', language: 'en', headings: [] },
          ...{ kind: 'text' as const, text: 'We open at nine.', score: 1 },
        })),
      ),
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

  const businessOf = (tenant: string) =>
    ask('reads the profile', () => {
      const row = tables.tables
        .find(({ name }) => name === 'account-overview')
        ?.rows.get(`${tenant} ${tenant}`);
      if (row === undefined) throw new Fault('business-not-found', 'There is no such business any more.');
      return { name: 'A business', timeZone: 'UTC' };
    });

  const model: LanguageModel = {
    async answer({ passages: found }, release) {
      await scheduler.wait(life, random.below(2_000));
      const [best] = found;
      if (best === undefined || random.chance(0.4)) {
        release('I do not know.');
        return { kind: 'unpublished', text: 'I do not know.', sources: [] };
      }
      release(best.text);
      const { pageId, url, title, text: excerpt } = best;
      return { kind: 'answered', text: best.text, sources: [{ pageId, url, title, excerpt }] };
    },
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

  return { checkpointsOf, blobs, passages, directory, businessOf, model, reader };
}

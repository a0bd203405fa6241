import { canonical, leafText, readHead, toHex } from '../../domain/consent-log/consent-log.js';
import { writeKey } from '../../domain/consent-log/consent-log.js';
import type { Leaf } from '../ports/consent-tree.js';
import type { WrittenEvent } from '../ports/written-events.js';
import { leafFilter, recordOf } from './grow-tree.js';
import { signHeads, type HeadNeeds } from './sign-heads.js';

const batchMax = 1_000;

/**
 * The whole log as lines that anybody can verify: who signs and what was signed, then each record with its number and its hash. Of
 * other businesses than the one asked for only the hashes. A record that is not in the log any more is left out: whoever verifies finds it.
 */
export const exportLog = (needs: HeadNeeds) => {
  const { tree, written, sha256, key } = needs;
  const heads = signHeads(needs);

  return async function* (business: string | null): AsyncGenerator<string> {
    const newest = await heads.newest();
    const size = readHead(newest)?.size ?? 0;
    const own = await key();
    yield canonical({ business, consentLog: 1, heads: await tree.heads(), key: writeKey(sha256, own) });
    for (let from = 0; from < size; from += batchMax) {
      const leaves = await tree.leaves(from, Math.min(batchMax, size - from));
      const events = await eventsOf(written, leaves);
      for (const [at, { eventId, tenant, hash }] of leaves.entries()) {
        const event = events.get(eventId);
        const isShown = event !== undefined && (business === null || business === tenant);
        const line = `${String(from + at + 1)} ${toHex(hash)}`;
        yield isShown ? `${line} ${leafText(recordOf(event))}` : line;
      }
    }
  };
};

/** The events of leaves that stand side by side. */
async function eventsOf(written: HeadNeeds['written'], leaves: readonly Leaf[]) {
  const events = new Map<string, WrittenEvent>();
  const first = leaves[0]?.position ?? 0n;
  const last = leaves.at(-1)?.position ?? 0n;
  for (let after = first - 1n; after < last;) {
    const batch = await written.readWritten(after, leafFilter, batchMax);
    for (const event of batch.events) events.set(event.id, event);
    if (batch.end <= after) break;
    after = batch.end;
  }
  return events;
}

import {
  joined,
  nodesOf,
  readHead,
  writeCheckpoint,
  writeNote,
  type Hash,
  type Span,
} from '../../domain/consent-log/consent-log.js';
import type { Clock } from '../ports/clock.js';
import type { LogKey } from '../ports/consent-tree.js';
import { growTree, type TreeNeeds } from './grow-tree.js';

export interface HeadNeeds extends TreeNeeds {
  readonly key: () => Promise<LogKey>;
  readonly now: Clock;
}

/** Whoever asks on and on gets the same head for so long. */
const restMs = 60_000;

/** Signs what the tree has come to. A head is kept for ever: it is what a later one has to agree with. */
export function signHeads(needs: HeadNeeds) {
  const { tree, sha256, key, now } = needs;
  const grow = growTree(needs);

  const sign = async (size: number): Promise<string> => {
    const own = await key();
    const signedAt = now();
    const [root] = await hashesOf(needs, [{ from: 0, until: size }]);
    if (root === undefined) throw new Error('There is no root');
    const note = writeNote(
      sha256,
      writeCheckpoint({ origin: own.name, size, root, signedAt }),
      own,
      own.sign,
    );
    await tree.keepHead({ size, signedAt, note });
    return note;
  };

  /** The newest head where it is good enough. */
  const fitting = async (isFit: (head: { size: number; signedAt: string }) => boolean) => {
    const [newest] = await tree.heads(1);
    const head = newest === undefined ? undefined : readHead(newest);
    return head !== undefined && isFit(head) ? newest : undefined;
  };

  /** Of everything up to now. */
  const newest = async (): Promise<string> => {
    const size = await grow();
    return (await fitting((head) => head.size === size && isToday(head.signedAt, now()))) ?? sign(size);
  };

  return {
    newest,

    /** For anybody who asks: at most one a minute is signed. */
    atMostAMinuteOld: async (): Promise<string> => {
      const limit = Date.parse(now()) - restMs;
      return (await fitting(({ signedAt }) => Date.parse(signedAt) > limit)) ?? newest();
    },

    /** Makes the tree grow, and signs it once a day, whether anybody asks or not: from the first leaf on. */
    daily: async (): Promise<void> => {
      if ((await grow()) === 0) return;
      if ((await fitting(({ signedAt }) => isToday(signedAt, now()))) === undefined) await newest();
    },
  };
}

const isToday = (time: string, now: string): boolean => time.slice(0, 10) === now.slice(0, 10);

/** The hash over each span of leaves, out of the whole subtrees that are kept: one look-up for all. */
export async function hashesOf(
  { tree, sha256 }: TreeNeeds,
  spans: readonly Span[],
): Promise<readonly Hash[]> {
  const nodes = spans.map(nodesOf);
  const hashes = await tree.hashes(nodes.flat());
  let taken = 0;
  return nodes.map(({ length }) => joined(sha256, hashes.slice(taken, (taken += length))));
}

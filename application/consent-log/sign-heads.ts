import {
  joined,
  nodesOf,
  readHead,
  writeCheckpoint,
  writeNote,
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
    const root = await hashOf(needs, { from: 0, until: size });
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
    async atMostAMinuteOld(): Promise<string> {
      const limit = Date.parse(now()) - restMs;
      return (await fitting(({ signedAt }) => Date.parse(signedAt) > limit)) ?? newest();
    },

    /** Makes the tree grow, and signs it once a day, whether anybody asks or not. */
    async daily(): Promise<void> {
      await grow();
      if ((await fitting(({ signedAt }) => isToday(signedAt, now()))) === undefined) await newest();
    },
  };
}

export type Heads = ReturnType<typeof signHeads>;

const isToday = (time: string, now: string): boolean => time.slice(0, 10) === now.slice(0, 10);

/** The hash over a span of leaves, out of the whole subtrees that are kept. */
export async function hashOf({ tree, sha256 }: TreeNeeds, span: Span) {
  return joined(sha256, await tree.hashes(nodesOf(span)));
}

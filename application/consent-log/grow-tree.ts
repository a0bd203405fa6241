import {
  grown,
  isLeaf,
  leafData,
  leafHash,
  leafTypes,
  nodesOf,
  type Frontier,
  type Hash,
  type LeafRecord,
  type Node,
  type Sha256,
} from '../../domain/consent-log/consent-log.js';
import type { ConsentTree } from '../ports/consent-tree.js';
import type { WrittenEvent, WrittenEvents } from '../ports/written-events.js';

export interface TreeNeeds {
  readonly written: WrittenEvents;
  readonly tree: ConsentTree;
  readonly sha256: Sha256;
}

const batchMax = 1_000;

export const leafFilter = { categories: Object.keys(leafTypes), types: Object.values(leafTypes).flat() };

/**
 * Makes a leaf of every consent-relevant event that was recorded since, in the order of the log; answers how many there are then. By any
 * number of processes at once: one of them writes, the others begin anew behind it.
 */
export const growTree =
  ({ written, tree, sha256 }: TreeNeeds) =>
  async (): Promise<number> => {
    for (;;) {
      const state = await tree.state();
      const { events, end } = await written.readWritten(state.position, leafFilter, batchMax);
      if (end <= state.position) return state.size;
      const found = events.filter(({ stream, type }) => isLeaf(stream.category, type));
      const nodes: (readonly [Node, Hash])[] = [];
      let frontier: Frontier = await frontierOf(tree, state.size);
      for (const event of found) {
        const next = grown(sha256, frontier, leafHash(sha256, leafData(recordOf(event))));
        nodes.push(...next.made);
        frontier = next;
      }
      const leaves = found.map(({ id, position, envelope }) => ({
        ...{ eventId: id, position, tenant: envelope.tenant },
      }));
      await tree.grow(state, { leaves, nodes, position: end });
    }
  };

async function frontierOf(tree: ConsentTree, size: number): Promise<Frontier> {
  const nodes = nodesOf({ from: 0, until: size });
  const hashes = await tree.hashes(nodes);
  return { size, edge: nodes.flatMap(({ level }, at) => pairOf(level, hashes[at])) };
}

const pairOf = (level: number, hash: Hash | undefined): readonly (readonly [number, Hash])[] =>
  hash === undefined ? [] : [[level, hash]];

/** The event as it is hashed. Where it stands in the log is left out: that is its place among the leaves. */
export const recordOf = ({ stream, envelope, ...event }: WrittenEvent): LeafRecord => ({
  ...envelope,
  ...{ id: event.id, revision: event.revision, type: event.type, version: event.version, body: event.body },
  stream: `${stream.category}-${stream.id}`,
  recordedAt: event.recordedAt,
});

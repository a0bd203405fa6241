export { checkPacket, hashesFile, hashesText, proofFile, type PacketFiles } from './check-packet.js';
export { createLogCheck } from './check-log.js';
export { type FailureCode, type Outside, type Tools, type Verdict } from './verdict.js';
export { bytesOf, fromBase64, textOf, toBase64, toHex } from './bytes.js';
export { readHead, writeCheckpoint } from './checkpoint.js';
export { canonical, leafData, leafText, type LeafRecord } from './leaf.js';
export { isLeaf, leafTypes } from './leaf-types.js';
export {
  checkNote,
  keyIdOf,
  readKey,
  readNote,
  writeKey,
  writeNote,
  type NoteKey,
  type Sign,
  type Verify,
} from './note.js';
export { consistencySpans, inclusionSpans, provesConsistency, provesInclusion } from './proofs.js';
export {
  emptyFrontier,
  grown,
  joined,
  leafHash,
  nodesOf,
  parentHash,
  rootOf,
  type Frontier,
  type Hash,
  type Node,
  type Sha256,
  type Span,
} from './tree.js';

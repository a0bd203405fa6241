import { termsOf } from '../../../application/answering/words.js';
import { labelOf } from './priced-row.js';
import type { Piece } from '../pieces.js';

const jobs: ReadonlySet<string> = new Set(termsOf('job work arbeit trabajo travail installation'));
/** What is done to a thing. */
export const acts: ReadonlySet<string> = new Set([
  'repair',
  'install',
  'replace',
  'treat',
  'cleaning',
  'service',
  'sell',
  'rental',
  'removal',
  'inspection',
  'unblock',
  'extraction',
]);

/** A list of jobs that names a thing only is one of putting it in; where a row names another act, that is what is done. */
export const isToInstall = (piece: Piece): boolean =>
  termsOf(piece.passage.cells[0]?.column ?? '').some((term) => jobs.has(term)) &&
  !termsOf(labelOf(piece)).some((term) => acts.has(term));

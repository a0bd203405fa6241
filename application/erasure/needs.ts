import type { Erasure, ErasureCommand, ErasureEvent, ErasureReason } from '../../domain/erasure/erasure.js';
import type { Handle } from '../handling/handle.js';
import type { CopyPlace } from '../ports/copy-place.js';

export type HandleErasure = Handle<Erasure, ErasureCommand, ErasureEvent, ErasureReason>;

/** Every place there is, in the order in which they are cleared. */
export type CopyPlaces = readonly CopyPlace[];

/** The names of those that an erasure of this scope has to clear. */
export const placesOf = (places: CopyPlaces, scope: Erasure['scope']): readonly string[] =>
  places.filter(({ scopes }) => scopes.includes(scope)).map(({ place }) => place);

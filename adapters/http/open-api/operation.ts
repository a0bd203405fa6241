import type { z } from 'zod';
import type { Right } from '../../../application/account/rights.js';

/** Whoever may ask: members and keys with a right, members only, or anybody. */
export type Access = Right | 'member' | 'anybody';

/** Status to the stable codes of what an operation may say no with, besides what every operation may. */
export type Problems = Readonly<
  Partial<Record<400 | 403 | 404 | 409 | 410 | 413 | 422 | 429, readonly string[]>>
>;

/** One route as it is documented: the same schemas check what comes and type what goes. */
export interface Operation {
  readonly method: 'GET' | 'POST';
  /** As express takes it, below `/api/v1`: `/leads/:id`. */
  readonly path: string;
  /** What generated clients call it; stays the same for ever. */
  readonly id: string;
  readonly summary: string;
  readonly access: Access;
  /** A key with the right is refused all the same: it is about the member who asks. */
  readonly isOfMembers?: boolean;
  /** A list in pages, read on with the cursor that the page before gave. */
  readonly isPaged?: boolean;
  readonly query?: Readonly<Record<string, z.ZodType>>;
  readonly body?: z.ZodType;
  /** The body may be left out. */
  readonly isBodyOptional?: boolean;
  readonly status: 200 | 201 | 202 | 204;
  /** What it answers: JSON by a schema, or something else by its media type. */
  readonly answer?: z.ZodType | string;
  /** Another good answer, where it goes on in another way. */
  readonly accepted?: { readonly summary: string; readonly answer: z.ZodType };
  readonly problems?: Problems;
}

/** Operations of one part of the product, under the heading that documentation shows them under. */
export interface Part {
  readonly tag: string;
  readonly operations: readonly Operation[];
}

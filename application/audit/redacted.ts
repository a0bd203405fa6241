import { bodyWith, type Body } from '../../domain/kernel/body.js';
import type { EventSpec } from '../../domain/kernel/event.js';

/** What stands where a personal value is kept, for whoever may not read it. Where it was forgotten it reads as `Erased`. */
const sealed = { sealed: true } as const;

/** What an event says, without a word of a person. */
export const redacted = (spec: EventSpec, data: Body): Body =>
  bodyWith(data, new Map(spec.personalValues(data).map(({ path }) => [path, sealed])));

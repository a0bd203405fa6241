import type { Passage } from '../../ports/passages.js';
import { createGrounding, type Grounding, type GroundingContext } from './grounding.js';

export interface LateGrounding extends Grounding {
  /** Reads the evidence now, where nobody has to wait for it. */
  prepare(): void;
}

/** The check, made when it is first needed: reading the evidence takes some milliseconds, and a model thinks longer than that. */
export function lateGrounding(context: GroundingContext): LateGrounding {
  const late: Passage[] = [];
  let made: Grounding | undefined;
  const grounding = (): Grounding =>
    (made ??= createGrounding({ ...context, passages: [...context.passages, ...late] }));
  return {
    check: (clause) => grounding().check(clause),
    add(passages) {
      if (made === undefined) late.push(...passages);
      else made.add(passages);
    },
    prepare() {
      grounding();
    },
  };
}

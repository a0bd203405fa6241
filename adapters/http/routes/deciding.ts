import type { Asked, Decision } from '../../../domain/kernel/decider.js';
import type { Context } from '../../../application/handling/handle.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Refusal } from '../problem-details.js';

type HandleOf<Command extends Asked, Reason extends string> = (
  id: string,
  command: Command,
  context: Context,
) => Promise<{ readonly decision: Decision<unknown, Reason>; readonly position: Position | null }>;

interface Given<Command extends Asked> {
  readonly id: string;
  readonly command: Command;
  readonly context: Context;
}

interface Answering<Reason extends string> {
  readonly refusals: Readonly<Record<Reason, Refusal>>;
  readonly seen: (position: Position) => Promise<void>;
}

/** Gives a command, says no where the domain does, and returns once the screens have seen what was decided, or soon after. */
export async function decided<Command extends Asked, Reason extends string>(
  handle: HandleOf<Command, Reason>,
  given: Given<Command>,
  answering: Answering<Reason>,
): Promise<void> {
  await newlyDecided(handle, given, answering);
}

/** The same; false where it had been decided before. */
export async function newlyDecided<Command extends Asked, Reason extends string>(
  handle: HandleOf<Command, Reason>,
  { id, command, context }: Given<Command>,
  { refusals, seen }: Answering<Reason>,
): Promise<boolean> {
  const { decision, position } = await handle(id, command, context);
  if (decision.outcome === 'rejected') {
    const refusal: Refusal = refusals[decision.reason];
    throw refusal;
  }
  if (position !== null) await seen(position);
  return position !== null;
}

import type { z } from 'zod';
import type { Environment } from '../environment/environment.js';

/** An option as it is shown in the help; one without `value` is a switch. */
export interface Option {
  /** What stands for its value, such as `DIR`. */
  readonly value?: string;
  readonly about: string;
}

export interface Call {
  /** What was given beside the options. */
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly environment: Environment;
  /** Shows how far it has come. */
  readonly tell: (progress: string) => void;
}

export interface Outcome {
  /** For scripts. */
  readonly json: object;
  /** The same for people. */
  readonly lines: readonly string[];
  /** False when something waits for a person: then the exit code is 1. */
  readonly isWell: boolean;
}

/** One command of the command line. `run` raises `WrongUsage`, and a `Fault` whose text says what to do. */
export interface Command {
  readonly name: string;
  /** What follows its name, such as `NAME | --all`. */
  readonly usage: string;
  /** One sentence. */
  readonly does: string;
  readonly more: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  run(call: Call): Promise<Outcome>;
}

/** It was not asked in a way that this command understands. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** The options by a schema. Raises `WrongUsage` with the name of the one that does not fit, and what it has to be. */
export function parseOptions<Schema extends z.ZodType>(schema: Schema, { values }: Call): z.infer<Schema> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WrongUsage(`--${String(issue?.path[0])} does not fit: ${issue?.message ?? ''}`);
}

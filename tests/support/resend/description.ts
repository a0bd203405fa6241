import { readFileSync } from 'node:fs';
import { z } from 'zod';

const description = z
  .object({ $defs: z.record(z.string(), z.record(z.string(), z.unknown())) })
  .parse(JSON.parse(readFileSync('tests/contracts/specs/resend.json', 'utf8')));

/** A schema of Resend's own description, such as `SendEmailRequest`. */
export function described(name: string): z.ZodType {
  if (description.$defs[name] === undefined) throw new Error(`Nothing is described as ${name}.`);
  return z.fromJSONSchema({ ...description, $ref: `#/$defs/${name}` });
}

/** The names of the fields that it has. */
export const fieldsOf = (name: string): readonly string[] =>
  Object.keys(
    z.object({ properties: z.record(z.string(), z.unknown()) }).parse(description.$defs[name]).properties,
  );

import { readFileSync } from 'node:fs';
import { z } from 'zod';

const description = z
  .object({ $defs: z.record(z.string(), z.record(z.string(), z.unknown())) })
  .parse(JSON.parse(readFileSync('tests/contracts/specs/openai.json', 'utf8'), withNull));

/** The description says `nullable` in some places, as OpenAPI did before it took over the words of JSON Schema. */
function withNull(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value)) return value;
  const { nullable, ...schema } = value;
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

/** A schema of the vendor's own description, such as `CreateResponse` or `ResponseStreamEvent`. */
export function described(name: string): z.ZodType {
  if (description.$defs[name] === undefined) throw new Error(`Nothing is described as ${name}.`);
  return z.fromJSONSchema({ ...description, $ref: `#/$defs/${name}` });
}

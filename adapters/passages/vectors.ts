import type { Pool } from 'pg';
import { z } from 'zod';
import type { Embeddings } from '../../application/ports/embeddings.js';
import { inBytes, type MeaningIndex } from './meaning.js';

/** The vectors of a business's sentences, kept so that each sentence is put to the model once. */
export interface Vectors {
  /** Adds to an index what there is of what it misses. */
  load(tenant: string, meaning: MeaningIndex): Promise<void>;
  /** Makes up what an index misses, and drops what stands in it no more. */
  fill(tenant: string, meaning: MeaningIndex): Promise<void>;
}

/** Small enough that a fill that is cut off has lost little. */
const fillMax = 64;
const loadMax = 2_000;

const loaded = z.array(z.object({ hash: z.string(), components: z.instanceof(Buffer) }));

export function createVectors(pool: Pool, embeddings: Embeddings | undefined): Vectors {
  async function load(tenant: string, meaning: MeaningIndex): Promise<void> {
    if (embeddings === undefined) return;
    const missing = [...meaning.missing().keys()];
    for (let at = 0; at < missing.length; at += loadMax) {
      const { rows } = await pool.query(
        `select encode(text_hash, 'hex') as hash, components from knowledge_index.vectors
         where tenant = $1 and model = $2
           and text_hash in (select decode(hash, 'hex') from unnest($3::text[]) hash)`,
        [tenant, embeddings.model, missing.slice(at, at + loadMax)],
      );
      for (const { hash, components } of loaded.parse(rows)) meaning.add(hash, Int8Array.from(components));
    }
  }

  return {
    load,
    async fill(tenant, meaning) {
      if (embeddings === undefined) return;
      // The model takes as long over each text as over the longest beside it.
      const missing = [...meaning.missing()].toSorted(([, one], [, other]) => one.length - other.length);
      for (let at = 0; at < missing.length; at += fillMax) {
        const batch = missing.slice(at, at + fillMax);
        const vectors = await embeddings.embed(batch.map(([, text]) => text));
        await pool.query(
          `insert into knowledge_index.vectors (tenant, model, text_hash, components)
           select $1, $2, decode(made.hash, 'hex'), decode(made.components, 'hex')
           from unnest($3::text[], $4::text[]) as made(hash, components) on conflict do nothing`,
          [
            tenant,
            embeddings.model,
            batch.map(([hash]) => hash),
            vectors.map((vector) => Buffer.from(inBytes(vector).buffer).toString('hex')),
          ],
        );
        await pool.query('update knowledge_index.editions set vectors = vectors + 1 where tenant = $1', [
          tenant,
        ]);
      }
      await pool.query(
        `delete from knowledge_index.vectors where tenant = $1 and (model <> $2
           or text_hash not in (select decode(hash, 'hex') from unnest($3::text[]) hash))`,
        [tenant, embeddings.model, meaning.hashes()],
      );
    },
  };
}

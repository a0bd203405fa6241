import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { bodies, mark } from '../support/bodies.js';
import { families } from '../support/families.js';

const vault = createMemoryKeyVault();
const codec = createCodec(families, vault);
const home = (category: string) => ({ tenant: 'acme', container: 'container', category });

for (const [category, { events }] of Object.entries(families)) {
  for (const [type, spec] of Object.entries(events)) {
    describe(`${category} ${type}`, () => {
      test.prop([fc.uuid(), bodies(spec.data)], { numRuns: 25 })(
        'is stored without a personal value and reads back as it was',
        async (id, data) => {
          const event = { type, data: data as object };
          const [encoded] = await codec.encode([{ id, event }], home(category));
          expect(JSON.stringify(encoded?.stored)).not.toContain(mark);
          for (const { bytes } of encoded?.sealed ?? [])
            expect(Buffer.from(bytes).includes(mark)).toBe(false);
          if (encoded !== undefined) expect(await codec.decode([{ category, ...encoded }])).toEqual([event]);
        },
      );

      test.prop([fc.uuid(), fc.uuid(), bodies(spec.data)], { numRuns: 10 })(
        'does not open where it was not sealed',
        async (id, otherId, data) => {
          const [encoded] = await codec.encode(
            [{ id, event: { type, data: data as object } }],
            home(category),
          );
          if (encoded === undefined || encoded.sealed.length === 0 || id === otherId) return;
          const moved = { ...encoded, stored: { ...encoded.stored, id: otherId } };
          await expect(codec.decode([{ category, ...moved }])).rejects.toThrow();
        },
      );
    });
  }
}

import { readdirSync } from 'node:fs';
import type { AnyProjection } from '../../adapters/read-models/read-models.js';
import { families } from './families.js';

/** The read models are the folders of `projections`, so one that is new is measured before anybody lists it. */
export const projections: readonly AnyProjection[] = await Promise.all(
  readdirSync('projections')
    .filter((folder) => folder !== 'kernel')
    .map(async (folder) => {
      const door = (await import(`../../projections/${folder}/projection.ts`)) as Readonly<
        Record<string, AnyProjection | ((of: typeof families) => AnyProjection)>
      >;
      const projection = door[folder.replaceAll(/-(\w)/gu, (_all, letter: string) => letter.toUpperCase())];
      if (projection === undefined) throw new Error(`There is no projection in ${folder}`);
      return typeof projection === 'function' ? projection(families) : projection;
    }),
);

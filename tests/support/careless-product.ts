import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface CarelessProduct {
  readonly folder: string;
  /** How often a query said whose rows it wants. */
  readonly conditionCount: number;
  dispose(): void;
}

/**
 * A copy of the built product in which no query of a read model that is kept by business says whose rows it wants. What is
 * looked up across businesses has no second layer, and stays as it is.
 */
export function carelessProduct(): CarelessProduct {
  const folder = mkdtempSync(join(tmpdir(), 'miapulse-careless-'));
  cpSync('dist', join(folder, 'dist'), { recursive: true });
  cpSync('package.json', join(folder, 'package.json'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  let conditionCount = 0;
  const projections = join(folder, 'dist/projections');
  for (const name of readdirSync(projections)) {
    const files = readdirSync(join(projections, name));
    if (!files.includes('queries.js') || !files.includes('projection.js')) continue;
    if (!readFileSync(join(projections, name, 'projection.js'), 'utf8').includes('scope: "tenant"')) continue;
    const file = join(projections, name, 'queries.js');
    const careless = readFileSync(file, 'utf8').replaceAll(/(?:\w+\.)?tenant = \$1/gu, () => {
      conditionCount += 1;
      return '$1::text is not null';
    });
    writeFileSync(file, careless);
  }
  return {
    ...{ folder, conditionCount },
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

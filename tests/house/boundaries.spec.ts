import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

/** A small house in which every rule is broken, each once, by the file that is named. */
const broken: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'no-cycles': ['application/x/one.ts', `import './two.js';`],
  'no-orphans': ['adapters/lonely/lonely.ts', `export const nobody = 1;`],
  resolvable: ['application/x/lost.ts', `import './missing.js';`],
  'domain-is-pure': ['domain/a/decide.ts', `import 'node:fs';`],
  'schemas-only-in-schema-files': ['domain/a/state.ts', `import 'zod';`],
  'enter-by-the-door': ['application/x/sneak.ts', `import '../../domain/a/decide.js';`],
  'aggregates-are-strangers': [
    'domain/a/a.ts',
    `import '../b/b.js'; import './decide.js'; import './state.js';`,
  ],
  'kernel-knows-no-aggregate': ['domain/kernel/decider.ts', `import '../b/b.js';`],
  'application-sees-domain': ['application/x/out.ts', `import '../../adapters/y/y.js';`],
  'projections-see-domain': ['projections/p/projection.ts', `import 'pg';`],
  'read-models-are-strangers': ['projections/p/queries.ts', `import '../q/queries.js';`],
  'adapters-are-strangers': ['adapters/x/x.ts', `import '../y/y.js';`],
  'inversify-in-composition-only': ['adapters/x/box.ts', `import 'inversify';`],
  'contract-is-zod-only': ['adapters/http/contract/c.ts', `import '../routes/r.js';`],
  'browser-code-sees-the-contract': ['ui/main.ts', `import '../domain/b/b.js';`],
  'browser-code-takes-types': [
    'ui/api.ts',
    `import { d } from '../adapters/http/contract/d.js'; export const e = d;`,
  ],
  'browser-code-is-two-products': ['ui/page.ts', `import '../widget/widget.js';`],
  'nothing-imports-tests': ['adapters/y/y.ts', `import '../../tests/t.js';`],
};
const others: Readonly<Record<string, string>> = {
  'application/x/two.ts': `import './one.js';`,
  'domain/b/b.ts': 'export {};',
  'projections/q/queries.ts': 'export {};',
  'adapters/http/routes/r.ts': 'export {};',
  'adapters/http/contract/d.ts': 'export const d = 1;',
  'widget/widget.ts': 'export {};',
  'tests/t.ts': 'export {};',
  ...Object.fromEntries(
    ['zod', 'pg', 'inversify'].flatMap((name) => [
      [`node_modules/${name}/index.js`, 'export {};'],
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    ]),
  ),
};
const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let house: string;
let violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'miapulse-house-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(name, join(house, name));
  const files = [...Object.values(broken), ...Object.entries(others)];
  for (const [file, text] of files) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
  const program = join(process.cwd(), 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['domain', 'application', 'adapters', 'projections', 'ui', 'widget', 'tests'];
  const { stdout } = spawnSync(process.execPath, [program, '--output-type', 'json', ...folders], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  violations = report.parse(JSON.parse(stdout)).summary.violations;
});
afterAll(() => {
  rmSync(house, { recursive: true, force: true });
});

test.each(Object.entries(broken))('%s is reported when it is broken', (rule, [file]) => {
  expect(violations.filter(({ rule: { name } }) => name === rule).map(({ from }) => from)).toContain(file);
});

test('there is no rule that was not broken here', () => {
  const { forbidden } = createRequire(import.meta.url)(join(process.cwd(), '.dependency-cruiser.cjs')) as {
    readonly forbidden: readonly { readonly name: string }[];
  };
  expect(forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(broken).sort());
});

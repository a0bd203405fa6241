// Builds the product into dist/. `--stale` builds only when a source is newer than the last build; `--watch` builds, runs,
// and does both again at every change.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const out = join(root, 'dist');
const stamp = join(out, 'built');
const server = ['domain', 'application', 'adapters', 'projections'];
const sources = [...server, 'ui', 'widget', 'package-lock.json', 'build.js'];

const files = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [path];

const present = sources.map((name) => join(root, name)).filter((path) => existsSync(path));
const isStale = () => {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return present.flatMap(files).some((file) => statSync(file).mtimeMs > built);
};

const isModule = (file) => /\.tsx?$/u.test(file);

async function build() {
  const all = server.flatMap((name) => files(join(root, name)));
  const browser = { bundle: true, minify: true, charset: 'ascii', target: 'es2020', logLevel: 'warning' };
  await Promise.all([
    // One module per source file: what stands beside a module in the sources stands beside it here as well.
    esbuild({
      entryPoints: all.filter(isModule),
      outdir: out,
      outbase: root,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      sourcemap: true,
      jsx: 'automatic',
      logLevel: 'warning',
    }),
    esbuild({
      ...browser,
      entryPoints: Object.fromEntries([
        ['widget', join(root, 'widget/widget.ts')],
        ['widget-panel', join(root, 'widget/panel.ts')],
        ...readdirSync(join(root, 'widget/texts')).map((name) => [
          `widget-texts-${name.slice(0, -'.ts'.length)}`,
          join(root, 'widget/texts', name),
        ]),
      ]),
      outdir: join(out, 'widget'),
      format: 'iife',
    }),
    vite({ configFile: join(root, 'ui/vite.config.ts'), logLevel: 'warn' }),
  ]);
  for (const file of all.filter((name) => !isModule(name))) cpSync(file, join(out, file.slice(root.length)));
  await buildVerifier(browser);
  for (const folder of ['ui', 'widget']) for (const file of files(join(out, folder))) compress(file);
  writeFileSync(stamp, '');
}

/** Lays the compressed forms beside a file, where they are smaller: the server sends them as they are. */
function compress(file) {
  if (!/\.(?:js|css|html|svg|webmanifest)$/u.test(file)) return;
  const plain = readFileSync(file);
  const forms = { br: brotliCompressSync(plain), gz: gzipSync(plain, { level: 9 }) };
  for (const [suffix, bytes] of Object.entries(forms))
    if (bytes.length < plain.length) writeFileSync(`${file}.${suffix}`, bytes);
}

/** One file that asks nobody for anything: only the script and the style that are in it may run. */
async function buildVerifier(browser) {
  const pages = 'adapters/consent-log/pages';
  const at = (name) => join(root, pages, name);
  const bundled = (name) => esbuild({ ...browser, entryPoints: [at(name)], format: 'iife', write: false });
  const [script, style] = (await Promise.all([bundled('verifier.ts'), bundled('verifier.css')])).map(
    ({ outputFiles }) => outputFiles[0].text.trim(),
  );
  const source = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${source(script)}; style-src ${source(style)}; base-uri 'none'; form-action 'none'`;
  const page = readFileSync(at('verifier.html'), 'utf8')
    .replace('{{policy}}', () => policy)
    .replace('<!-- style -->', () => `<style>${style}</style>`)
    .replace('<!-- script -->', () => `<script>${script}</script>`);
  writeFileSync(join(out, pages, 'verifier.html'), page);
}

async function rebuild() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await build();
}

if (process.argv.includes('--watch')) {
  let running;
  let pending;
  const again = async () => {
    await rebuild().catch((error) => console.error(String(error)));
    running?.kill('SIGTERM');
    await new Promise((resolve) => (running ? running.once('exit', resolve) : resolve()));
    running = spawn(process.execPath, ['--enable-source-maps', join(out, 'adapters/composition/server.js')], {
      stdio: 'inherit',
    });
  };
  for (const path of present) {
    watch(path, { recursive: true }, () => {
      clearTimeout(pending);
      pending = setTimeout(() => void again(), 200);
    });
  }
  // What was started here ends here.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      running?.once('exit', () => process.exit(0));
      if (!running?.kill('SIGTERM')) process.exit(0);
    });
  }
  await again();
} else if (!process.argv.includes('--stale') || isStale()) {
  console.error('Building …');
  await rebuild();
}

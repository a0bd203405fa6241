import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Variables = Readonly<Record<string, string>>;

/** Runs the built command line, as `npm run mia -- WORDS` does. */
export const mia = (variables: Variables, ...words: readonly string[]): Promise<Said> =>
  miaTold('', variables, ...words);

/** The same with something piped into it. */
export async function miaTold(
  input: string,
  variables: Variables,
  ...words: readonly string[]
): Promise<Said> {
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', 'dist/adapters/composition/cli.js', ...words],
    { env: { PATH: process.env['PATH'] ?? '', ...variables }, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  child.stdin.on('error', () => undefined).end(input);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}

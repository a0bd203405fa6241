import { parseArgs } from 'node:util';
import { Fault } from '../../application/ports/fault.js';
import { WrongUsage, type Command } from './commands/command.js';
import { createProgressLine } from './commands/progress.js';
import { readEnvironment } from './environment/environment.js';

/** Each is loaded when it is asked for: what the others stand on takes longer than to say how one is asked. */
const commands = new Map<string, () => Promise<Command>>([
  ['backup', async () => (await import('./commands/backup.js')).backup],
  ['restore', async () => (await import('./commands/restore.js')).restore],
  ['export', async () => (await import('./commands/export.js')).exportCommand],
  ['import', async () => (await import('./commands/import.js')).importCommand],
  ['upgrade', async () => (await import('./commands/upgrade.js')).upgrade],
  ['rebuild', async () => (await import('./commands/rebuild.js')).rebuild],
  ['skip', async () => (await import('./commands/skip.js')).skip],
  ['doctor', async () => (await import('./commands/doctor.js')).doctor],
  ['account', async () => (await import('./commands/account.js')).account],
  ['retention', async () => (await import('./commands/retention.js')).retention],
  ['audit', async () => (await import('./commands/audit.js')).audit],
  ['operator', async () => (await import('./commands/operator.js')).operator],
  ['call', async () => (await import('./commands/call.js')).call],
  ['promises', async () => (await import('./commands/promises.js')).promises],
]);

/** The command line: what it found goes to stdout, how far it has come and what went wrong to stderr. Answers the exit code. */
async function main(words: readonly string[]): Promise<number> {
  const command = await commands.get(words[0] ?? '')?.();
  if (command === undefined) {
    const isAsked = words.length === 0 || words[0] === '--help' || words[0] === 'help';
    (isAsked ? process.stdout : process.stderr).write(await overview());
    return isAsked ? 0 : 2;
  }
  const line = createProgressLine(process.stderr, () => Date.now());
  try {
    const { positionals, values } = parsed(command, words.slice(1));
    if (values['help'] === true) {
      process.stdout.write(helpFor(command));
      return 0;
    }
    const environment = readEnvironment(process.env, process.cwd());
    const { json, lines, isWell } = await command.run({
      ...{ words: positionals, values, environment },
      tell: (progress) => {
        line.tell(progress);
      },
    });
    line.end();
    process.stdout.write(`${values['json'] === true ? JSON.stringify(json) : lines.join('\n')}\n`);
    return isWell ? 0 : 1;
  } catch (error) {
    line.end();
    return explain(error, command);
  }
}

function parsed({ options }: Command, words: readonly string[]) {
  const shown = Object.entries(options).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  const own = Object.fromEntries(shown);
  const common = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      options: { ...own, ...common },
      allowPositionals: true,
      strict: true,
    });
    return { positionals, values: values as Readonly<Record<string, string | boolean | undefined>> };
  } catch (error) {
    // Node's advice on how to quote comes after its first sentence.
    const [sentence] = String(error instanceof Error ? error.message : error).split('. ');
    throw new WrongUsage(`${sentence ?? ''}.`);
  }
}

function explain(error: unknown, { name, usage }: Command): number {
  if (error instanceof WrongUsage) {
    process.stderr.write(`${error.message}\nUsage: npm run mia -- ${name} ${usage}\n`);
    return 2;
  }
  // Only what is written for people: the text of any other error may quote what a person wrote.
  const sentence = error instanceof Fault ? error.publicText : `“${name}” failed: ${kindOf(error)}.`;
  process.stderr.write(`${sentence}\n`);
  return 1;
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

async function overview(): Promise<string> {
  const all = await Promise.all([...commands.values()].map((load) => load()));
  const wide = Math.max(...all.map(({ name }) => name.length));
  const lines = all.map(({ name, does }) => `  ${name.padEnd(wide)}  ${does}`);
  return [
    'Usage: npm run mia -- COMMAND [--json] [--help]',
    '',
    ...lines,
    '',
    'Uses the database of the running server, or starts it. The environment is that of the server.',
    '',
  ].join('\n');
}

function helpFor({ name, usage, does, more, options }: Command): string {
  const shown = { ...options, json: { about: 'prints JSON only' }, help: { about: 'prints this' } };
  const lines = Object.entries<Command['options'][string]>(shown).map(
    ([option, { value, about }]) =>
      `  ${`--${option}${value === undefined ? '' : ` ${value}`}`.padEnd(26)}${about}`,
  );
  return [`Usage: npm run mia -- ${name} ${usage}`, '', does, ...more, '', ...lines, ''].join('\n');
}

process.exitCode = await main(process.argv.slice(2));

import { createInterface, cursorTo, clearLine } from 'node:readline';
import { z } from 'zod';
import { Fault } from '../../../application/ports/fault.js';
import { processorFetch } from '../../egress/egress.js';
import { createHandsetClient } from '../../sandbox/handset-client.js';
import { wait } from '../wait.js';
import { parseOptions, WrongUsage, type Command } from './command.js';
import { terminalCall, terminalHelp, type Terminal } from './terminal-call.js';

const number = z.string().regex(/^\+[1-9]\d{6,14}$/u, 'a number such as +12025550143');
const options = z.object({
  from: number.default('+12025550143'),
  to: number.optional(),
  hidden: z.boolean().default(false),
  pretended: z.boolean().default(false),
  unrecorded: z.boolean().default(false),
});

export const call: Command = {
  name: 'call',
  usage: '',
  does: 'Calls a line of the sandbox that runs, as the handset in the browser does.',
  more: [
    ...terminalHelp,
    'Lines that are piped in are said one after the other, each after the reply to the last.',
  ],
  options: {
    from: { value: 'NUMBER', about: 'whose telephone calls; +12025550143 without' },
    to: { value: 'NUMBER', about: 'the line that is called; the first there is without' },
    hidden: { about: 'shows no number' },
    pretended: { about: 'the phone company does not vouch for the number' },
    unrecorded: { about: 'the recording fails' },
  },
  async run(asked) {
    const { environment, words } = asked;
    if (words.length > 0) throw new WrongUsage('There is nothing to name.');
    const { from, to, hidden, pretended, unrecorded } = parseOptions(options, asked);
    if (!environment.isSandbox) {
      const sentence =
        'This installation is no sandbox, and “mia call” calls nobody else: take all vendor keys and PUBLIC_URL away.';
      throw new Fault('sandbox-needed', sentence);
    }
    const origin = `http://127.0.0.1:${String(environment.port)}`;
    const handset = createHandsetClient({ origin, fetch: processorFetch });
    const [first] = await handset.lines();
    const line = to ?? first?.number;
    if (line === undefined) throw new Fault('line-missing', 'The sandbox has no line that could be called.');

    const { terminal, shown, close } = openTerminal(asked.values['json'] === true);
    const attestation = pretended ? 'failed' : 'A';
    const placing = { from, to: line, isHidden: hidden, attestation } as const;
    const ended = await terminalCall(
      { handset, terminal, wait },
      { ...placing, recording: unrecorded ? 'absent' : 'works' },
    ).finally(close);
    const { status, durationS } = ended;
    return {
      json: { ...ended, from, to: line, lines: shown },
      lines: [`Ended: ${status}, ${String(durationS)} s.`],
      isWell: status === 'completed',
    };
  },
};

/** What was shown is kept for `--json`, which shows nothing meanwhile. */
function openTerminal(isQuiet: boolean) {
  const { stdin, stdout } = process;
  const isTyped = stdin.isTTY;
  const lines = createInterface({ input: stdin, ...(isTyped && { output: stdout }), prompt: '> ' });
  // Ctrl-C hangs up, as the end of the input does.
  lines.on('SIGINT', () => {
    lines.close();
  });
  const shown: string[] = [];
  const wipe = (): void => {
    if (!isTyped) return;
    cursorTo(stdout, 0);
    clearLine(stdout, 0);
  };
  const show = (line: string): void => {
    shown.push(line);
    if (isQuiet) return;
    wipe();
    stdout.write(`${line}\n`);
    // What was typed so far stands below again.
    if (isTyped) lines.prompt(true);
  };
  if (isTyped) for (const sentence of terminalHelp) show(sentence);
  // Asked for at once: what is piped in before the first question for it would be lost.
  const terminal: Terminal = { lines: lines[Symbol.asyncIterator](), isTyped, show };
  const close = (): void => {
    lines.close();
    wipe();
  };
  return { terminal, shown, close };
}

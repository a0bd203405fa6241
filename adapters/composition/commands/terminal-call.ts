import type { HandsetClient, HandsetMoment, Placing } from '../../sandbox/handset-client.js';

/** Where words are typed and shown. */
export interface Terminal {
  /** Whatever is typed, line by line, until nothing more comes. */
  readonly lines: AsyncIterator<string, unknown>;
  /** Somebody sits in front of it: whose own words are on the screen already, and who waits as long as they like. */
  readonly isTyped: boolean;
  readonly show: (line: string) => void;
}

interface Needs {
  readonly handset: HandsetClient;
  readonly terminal: Terminal;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface TerminalCall {
  readonly callSid: string;
  readonly status: string;
  readonly durationS: number;
}

/** Whoever says nothing for so long has said all. */
const quietMs = 1_500;
/** So long a reply is waited for before the next line is said all the same. */
const replyMs = 20_000;
const textsMs = 1_000;

export const terminalHelp: readonly string[] = [
  'Type what the caller says. Digits alone are keys of the telephone: 0 asks for a person.',
  '/text WORDS sends a text to the line, such as /text STOP; /hangup, or the end of the input, hangs up.',
];

/** One call at a terminal, from its first ring to its end. */
export async function terminalCall(
  { handset, terminal, wait }: Needs,
  placing: Placing,
): Promise<TerminalCall> {
  const { show } = terminal;
  const over = new AbortController();
  const shown = new Set((await handset.texts(placing.from)).map(({ sid }) => sid));
  const showTexts = async (): Promise<number> => {
    const fresh = (await handset.texts(placing.from)).filter(
      ({ sid, to }) => to === placing.from && !shown.has(sid),
    );
    for (const { sid, from, body } of fresh.toReversed()) {
      shown.add(sid);
      show(`Text from ${from}: ${body}`);
    }
    return fresh.length;
  };

  const callSid = await handset.place(placing);
  const ear = createEar(wait, over.signal);
  let end: Extract<HandsetMoment, { type: 'ended' }> | undefined;
  const following = handset
    .follow(callSid, (moment) => {
      ear.notice(moment);
      if (moment.type === 'ended') end = moment;
      const line = lineFor(moment);
      if (line !== undefined) show(line);
    })
    .finally(() => {
      over.abort();
    });
  const watching = watch(showTexts, wait, over.signal);

  const obey = async (line: string): Promise<void> => {
    if (!terminal.isTyped) show(`You: ${line}`);
    const text = /^\/text\s+(\S.*)$/u.exec(line)?.[1];
    if (text !== undefined) {
      await handset.text({ from: placing.from, to: placing.to, body: text });
      return;
    }
    if (line.startsWith('/')) {
      for (const sentence of terminalHelp) show(sentence);
      return;
    }
    const reply = ear.reply();
    await (/^[0-9*#]{1,20}$/u.test(line) ? handset.press(callSid, line) : handset.say(callSid, line));
    if (!terminal.isTyped) await reply;
  };
  const talk = async (): Promise<void> => {
    if (!terminal.isTyped) await ear.reply();
    for await (const typed of untilOver(terminal.lines, over.signal)) {
      const line = typed.trim();
      if (line === '/hangup') break;
      if (line !== '') await obey(line);
    }
    if (!over.signal.aborted) await handset.hangUp(callSid);
  };

  // A call that ended while a line was on its way is no error.
  const talking = talk().catch((error: unknown) => {
    if (!over.signal.aborted) throw error;
  });
  await Promise.all([following, talking, watching]);
  await wait(textsMs, new AbortController().signal);
  await showTexts();
  return { callSid, status: end?.status ?? 'failed', durationS: end?.durationS ?? 0 };
}

function lineFor(moment: HandsetMoment): string | undefined {
  switch (moment.type) {
    case 'heard':
      return moment.text === '' ? undefined : `Assistant: ${moment.text}${moment.whole ? '' : ' …'}`;
    case 'tone':
      return '(a tone)';
    case 'dialling':
      return `(rings ${moment.number})`;
    case 'bridged':
      return `(joined with ${moment.number})`;
    case 'dialled':
      return `(${moment.number}: ${moment.status})`;
    case 'fault':
      return `(${moment.message})`;
    case 'speaking':
    case 'ended':
      return undefined;
  }
}

/** Knows when a reply is over: something was heard, and nothing more for a while. */
function createEar(wait: Needs['wait'], over: AbortSignal) {
  let heardCount = 0;
  let isSpeaking = false;
  let stirred = new AbortController();
  return {
    notice({ type }: HandsetMoment): void {
      isSpeaking = type === 'speaking' || (isSpeaking && type !== 'heard' && type !== 'ended');
      if (type === 'heard' || type === 'tone') heardCount += 1;
      stirred.abort();
      stirred = new AbortController();
    },
    /** Resolves after the next that is said, after a while without, or with the call. */
    async reply(): Promise<void> {
      const before = heardCount;
      const late = AbortSignal.timeout(replyMs);
      while (!over.aborted) {
        const { signal } = stirred;
        const isDone = (heardCount > before && !isSpeaking) || (late.aborted && !isSpeaking);
        await wait(quietMs, AbortSignal.any([signal, over]));
        if (isDone && !signal.aborted) return;
      }
    },
  };
}

async function watch(look: () => Promise<number>, wait: Needs['wait'], over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await look();
    await wait(textsMs, over);
  }
}

/** Lines as they come, and none after the end of the call, whoever still holds the input open. */
async function* untilOver(lines: Terminal['lines'], over: AbortSignal): AsyncGenerator<string> {
  const ended = new Promise<{ readonly done: true; readonly value: undefined }>((resolve) => {
    over.addEventListener('abort', () => {
      resolve({ done: true, value: undefined });
    });
    if (over.aborted) resolve({ done: true, value: undefined });
  });
  for (;;) {
    const next = await Promise.race([lines.next(), ended]);
    if (next.done === true) return;
    yield next.value;
  }
}

import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { chatTeller } from './chat-chunks.js';
import type { ModelRequest } from './request.js';
import { responsesTeller } from './responses-events.js';
import type { Script, Step } from './script.js';
import type { Counted } from './teller.js';

export interface Playing {
  readonly request: ModelRequest;
  readonly steps: Script;
  readonly outgoing: ServerResponse;
  readonly tell: (body: unknown) => void;
}

/** Plays a script as a stream, with the envelope around it; `isOver` says that a step was the last. */
export async function stream(playing: Playing): Promise<void> {
  const { request, steps, outgoing } = playing;
  const [first] = steps;
  const isLate = first?.step === 'late-headers';
  if (isLate) await sleep(first.ms);
  outgoing.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-request-id': `req_${String(request.index)}`,
  });
  outgoing.flushHeaders();
  const stage = createStage(playing);
  await stage.begin();
  for (const step of isLate ? steps.slice(1) : steps) {
    if (outgoing.destroyed || (await stage.play(step)) === 'over') return;
  }
  await stage.end();
}

function createStage({ request, outgoing, tell }: Playing) {
  const { endpoint, body, index, instructions, text } = request;
  const teller = endpoint === 'chat' ? chatTeller(body, index) : responsesTeller(body, index);
  let characters = 0;
  let isUntold = endpoint === 'chat' && !('stream_options' in body);
  let given: Counted | undefined;
  const usage = (): Counted | undefined => {
    const input = Math.ceil((instructions.length + text.length) / 4);
    return isUntold ? undefined : (given ?? { input, cached: 0, output: Math.ceil(characters / 4) });
  };
  const write = async (events: readonly object[], everyMs = 0): Promise<void> => {
    for (const event of events) {
      if (outgoing.destroyed) return;
      tell(event);
      const name = 'type' in event ? `event: ${String(event.type)}\n` : '';
      outgoing.write(`${name}data: ${JSON.stringify(event)}\n\n`);
      if (everyMs > 0) await sleep(everyMs);
    }
  };
  const finish = async (events: readonly object[]): Promise<'over'> => {
    await write(events);
    if (endpoint === 'chat') outgoing.write('data: [DONE]\n\n');
    outgoing.end();
    return 'over';
  };

  const play = async (step: Step): Promise<'over' | undefined> => {
    switch (step.step) {
      case 'say':
        characters += step.text.length;
        await write(teller.say(piecesOf(step.text, step.size)), step.everyMs);
        return undefined;
      case 'call':
        characters += step.arguments.length;
        await write(teller.call(step));
        return undefined;
      case 'refuse':
        await write(teller.refuse(step.text));
        return undefined;
      case 'think':
        await write(teller.think(step.text));
        return undefined;
      case 'usage':
        given = step;
        return undefined;
      case 'no-usage':
        isUntold = true;
        return undefined;
      case 'incomplete':
        return finish(teller.breakOff(step.reason, usage()));
      case 'fail':
        return finish(teller.fail(step.code));
      case 'error':
        return finish(teller.error(step.code));
      case 'raw':
        outgoing.write(step.text);
        return undefined;
      case 'pause':
        await sleep(step.ms);
        return undefined;
      case 'keep-alive':
        for (let times = 0; times < step.times; times += 1) {
          outgoing.write(': still here\n\n');
          await sleep(step.everyMs);
        }
        return undefined;
      case 'stall':
        await request.closed;
        return 'over';
      case 'cut':
        outgoing.destroy();
        return 'over';
      case 'end':
        outgoing.end();
        return 'over';
      case 'late-headers':
      case 'status':
      case 'vectors':
        throw new Error(`The step ${step.step} has no place here.`);
    }
  };
  return { play, begin: () => write(teller.begin()), end: () => finish(teller.end(usage())) };
}

const piecesOf = (text: string, size: number): readonly string[] => {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size));
  return pieces;
};

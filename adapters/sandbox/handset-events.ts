import type { Request, Response } from 'express';
import type { HeldCall } from './handset-calls.js';
import { spokenMs } from './twilio/call-speech.js';

const heartbeatMs = 15_000;

/**
 * What happens in a call, as server-sent events, until it is over. `since` says how old the call is and how fast people
 * speak in it, so that a sentence can be shown as it is spoken; each `moment` has an id, and whoever comes back with the last
 * one they saw (`Last-Event-ID`) is told what came after it only; `over` says that nothing follows.
 */
export function sendCallEvents(request: Request, response: Response, call: HeldCall): void {
  const seen = Number(request.get('last-event-id') ?? '0') || 0;
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
  const send = (event: string, data: object, id = ''): void => {
    response.write(`${id}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  send('since', { ageMs: call.ageMs(), msPerCharacter: spokenMs(' ') });
  let count = 0;
  const letGo = call.hold((moment) => {
    count += 1;
    if (count > seen) send('moment', moment, `id: ${String(count)}\n`);
  });
  // Without a word now and then nobody would notice that the other end is gone.
  const heartbeat = setInterval(() => {
    response.write(':\n\n');
  }, heartbeatMs);
  response.on('close', () => {
    clearInterval(heartbeat);
    letGo();
  });
  void call.ended.then(() => {
    if (response.closed) return;
    send('over', {});
    response.end();
  });
}

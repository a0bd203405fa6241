import { readFileSync } from 'node:fs';
import express, { Router } from 'express';
import { z } from 'zod';
import { steps, type TimeMachine } from './time-machine.js';

const moving = z.object({ accountId: z.string().min(1).max(100), step: z.enum(steps) });

const file = (name: string): string => readFileSync(new URL(`../pages/${name}`, import.meta.url), 'utf8');

/** The sandbox's time machine: a page, what the clocks of demo accounts show, and the way to move them. */
export function clockRoutes(machine: TimeMachine): Router {
  const assets: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['html', file('clock.html')],
    '/clock.css': ['css', file('clock.css')],
    '/clock.js': ['js', file('clock.js')],
  };
  const router = Router();
  for (const [path, [type, text]] of Object.entries(assets)) {
    router.get(path, (_request, response) => {
      response.type(type).send(text);
    });
  }
  router.get('/clocks.json', async (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ clocks: await machine.clocks() });
  });
  // One after the other: a clock goes forward only.
  let moved: Promise<unknown> = Promise.resolve();
  router.post('/move', express.json({ limit: '1kb' }), async (request, response) => {
    const asked = moving.safeParse(request.body);
    if (!asked.success) {
      response.status(422).json({ detail: 'Name a demo account and a step.' });
      return;
    }
    const { accountId, step } = asked.data;
    const work = moved.then(() => machine.move(accountId, step));
    moved = work.catch(() => undefined);
    const clock = await work;
    if (clock === undefined) response.status(404).json({ detail: 'There is no such demo account or step.' });
    else response.json(clock);
  });
  return router;
}

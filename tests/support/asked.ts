import type { Express } from 'express';
import { askAt } from '../../adapters/composition/surroundings.js';
import type { Asked } from '../../application/promises/surroundings.js';
import { served } from './served.js';

/** An app in the place of the process that runs. */
export async function asked<Result>(
  app: Express,
  work: (ask: (asked: Asked) => ReturnType<typeof askAt>) => Promise<Result>,
): Promise<Result> {
  const server = await served(app);
  try {
    return await work((one) => askAt(server.origin, one));
  } finally {
    await server.close();
  }
}

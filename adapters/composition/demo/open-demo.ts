import type { Container } from 'inversify';
import { assignNumber } from '../../../application/call/assign-number.js';
import { versionsOf, type PapersInForce } from '../../../application/operator/papers.js';
import { noticeFor } from '../../http/notice.js';
import { playDemoCases } from './demo-cases.js';
import { demo, openDemo, playDemoPast } from './demo.js';
import type { Life } from '../life.js';
import { tokens } from '../tokens.js';

interface Demo extends Pick<Life, 'closing' | 'onError'> {
  readonly website: string;
  readonly hasPast: boolean;
  readonly inForce: PapersInForce;
  readonly origin: string;
}

/** Opens the made-up business and plays its past, if it has one, and two calls of today in the background. Answers a link that logs its owner in, once. */
export async function startDemo(
  container: Container,
  { website, hasPast, inForce, origin, closing, onError }: Demo,
): Promise<string> {
  const stopping = new AbortController();
  const readModels = container.get(tokens.readModels);
  const store = container.get(tokens.store);
  const needs = {
    handleAccount: container.get(tokens.handleAccount),
    handleDesk: container.get(tokens.handleDesk),
    handleKnowledge: container.get(tokens.handleKnowledge),
    handleLine: container.get(tokens.handleLine),
    assign: assignNumber(container.get(tokens.callNeeds)),
    directory: container.get(tokens.directory),
    checkpoints: container.get(tokens.checkpoints),
    passages: container.get(tokens.passages),
    usage: container.get(tokens.usage),
    deskAt: container.get(tokens.deskAt),
    now: container.get(tokens.now),
    noticeVersion: (language: string) => noticeFor(language, '').version,
    papers: versionsOf(inForce),
    website,
    signal: stopping.signal,
  };
  await openDemo(needs);
  // Whoever opens the demo at once finds it there.
  await readModels.waitFor(await store.head(), 5_000);
  if (hasPast) {
    const seen = async (): Promise<void> => {
      await readModels.waitFor(await store.head(), 30_000);
    };
    const played = async (): Promise<void> => {
      await playDemoPast(needs);
      if (!stopping.signal.aborted)
        await playDemoCases(container, { origin, seen, tell: () => undefined }, 'calls');
    };
    const playing = played().catch((error: unknown) => {
      if (!stopping.signal.aborted) onError('the demo’s past was not played to its end', error);
    });
    closing.push(async () => {
      stopping.abort();
      await playing;
    });
  }
  const { token } = await container
    .get(tokens.logins)
    .open({ purpose: 'login', email: demo.ownerEmail }, { boundTo: 'nobody' });
  return `${origin}/#/login/${token}`;
}

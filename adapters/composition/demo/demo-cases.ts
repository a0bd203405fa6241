import type { Container } from 'inversify';
import { z } from 'zod';
import { byOperator, installationId } from '../../../application/operator/handle-installation.js';
import type { RequestKind } from '../../../domain/installation/installation.js';
import { processorFetch } from '../../egress/egress.js';
import { createDemoBrowser, type DemoBrowser } from '../../sandbox/demo-browser.js';
import { createHandsetClient } from '../../sandbox/handset-client.js';
import { terminalCall } from '../commands/terminal-call.js';
import { demo } from './demo.js';
import { demoLine } from './demo-line.js';
import { closeBindery, openBindery } from './demo-bindery.js';
import { idNamed } from '../named-id.js';
import { tokens } from '../tokens.js';
import { wait } from '../wait.js';

interface Place {
  /** Of the process that runs. */
  readonly origin: string;
  /** Resolves once the read models show what is in the log. */
  readonly seen: () => Promise<void>;
  readonly tell: (progress: string) => void;
}

type Step = readonly [
  name: 'calls' | 'log-in' | 'data-requests' | 'bindery' | 'closing',
  does: string,
  play: () => Promise<unknown>,
];

/**
 * What a real installation has had before long: a call with a link, a STOP, an owner who logs in, a request about data, an account that
 * is closed. Made-up people do it once, by the doors that everybody uses. A run that was cut off goes on with the step it was at.
 * `only`: no more than this step, such as the calls, which a dashboard has something to show of.
 */
export async function playDemoCases(container: Container, place: Place, only?: Step[0]): Promise<void> {
  const { origin, tell } = place;
  const checkpoints = container.get(tokens.checkpoints);
  const browser = createDemoBrowser({ origin, fetch: processorFetch, wait });
  const steps: readonly Step[] = [
    [
      'calls',
      'two callers ask for the link',
      () => Promise.all([callAndAskForLink(origin), callWithoutRecording(origin)]),
    ],
    ['log-in', 'the owner logs in', () => workAsOwner(container, browser)],
    ['data-requests', 'somebody asks about their data', () => askAboutData(container)],
    ['bindery', 'a bindery tries the desk', () => openBindery(container, { ...place, browser })],
    ['closing', 'its account is closed', () => closeBindery({ ...place, browser })],
  ];
  const played = Number(await checkpoints.read('demo-cases'));
  for (const [index, [name, does, play]] of steps.entries()) {
    if (index < played || (only !== undefined && name !== only)) continue;
    tell(`the demo’s people: ${does}`);
    await play();
    await checkpoints.save('demo-cases', BigInt(index + 1));
  }
}

const call = async (origin: string, from: string, ...lines: readonly string[]): Promise<void> => {
  const handset = createHandsetClient({
    origin: origin.replace('//localhost', '//127.0.0.1'),
    fetch: processorFetch,
  });
  await terminalCall(
    { handset, wait, terminal: { lines: spoken(lines), isTyped: false, show: () => undefined } },
    { from, to: demoLine.number, isHidden: false, attestation: 'A', recording: 'works' },
  );
};

async function* spoken(lines: readonly string[]): AsyncGenerator<string> {
  await Promise.resolve();
  yield* lines;
}

const callAndAskForLink = (origin: string): Promise<void> =>
  call(origin, '+12025550161', 'Can you text me the booking link?', 'Yes please', '/text HELP', '/text STOP');

const callWithoutRecording = (origin: string): Promise<void> =>
  call(origin, '+12025550162', 'Please do not record this call', 'Can you text me the booking link?');

const offered = z.object({ plans: z.array(z.object({ planId: z.string() })) });

async function workAsOwner(container: Container, browser: DemoBrowser): Promise<void> {
  await browser.logIn(demo.ownerEmail, container.get(tokens.now)());
  const key = { label: 'Booking program', scopes: ['work'], expiresAt: null };
  await browser.post('/api/v1/api-keys', key);
  await browser.get('/api/v1/leads.csv');
  const [plan] = offered.parse(JSON.parse(await browser.get('/api/v1/billing'))).plans;
  const attemptId = idNamed('demo checkout');
  if (plan !== undefined) await browser.post('/api/v1/billing/checkout', { planId: plan.planId, attemptId });
}

const dayMs = 24 * 60 * 60_000;

async function askAboutData(container: Container): Promise<void> {
  const handle = container.get(tokens.handleInstallation);
  const now = container.get(tokens.now)();
  const by = 'command-line';
  const context = byOperator(by);
  const kinds: readonly RequestKind[] = ['access', 'erasure'];
  for (const [index, kind] of kinds.entries()) {
    const requestId = idNamed(`demo request ${kind}`);
    const dueAt = new Date(Date.parse(now) + 30 * dayMs).toISOString();
    const noted = { requestId, kind, receivedAt: now, dueAt, subjectRef: `T-${String(index + 1)}`, by };
    const about = (name: string) => ({ commandId: `demo ${kind} ${name}`, now });
    await handle(installationId, { type: 'NoteDataRequest', data: noted, ...about('noted') }, context);
    const closed = { requestId, outcome: 'done', by } as const;
    await handle(installationId, { type: 'CloseDataRequest', data: closed, ...about('closed') }, context);
  }
}

import { setFlagsFromString } from 'node:v8';
import { pino } from 'pino';
import { Fault } from '../../application/ports/fault.js';
import { readEnvironment } from './environment/environment.js';
import type { Installation } from './installation.js';

/**
 * On a large machine V8 lets garbage grow to several times what is in use before it collects. Half as much again is enough here, and leaves
 * the memory to others.
 */
setFlagsFromString('--heap-growing-percent=50');

/** The entry point: starts, says where, and ends in order. */
async function main(): Promise<void> {
  const began = performance.now();
  const environment = readEnvironment(process.env, process.cwd());
  // Loaded only now: whoever is refused does not wait for all the rest.
  const { startInstallation } = await import('./installation.js');
  const log = pino({ level: environment.logLevel, base: null }, pino.destination(2));
  const installation = await startInstallation(environment, {
    onError(about, error) {
      // An error's text may quote what a person wrote; its kind and place do not.
      log.error({ ...harmless(error) }, about);
    },
    onNotice(sentence) {
      log.warn(sentence);
    },
  });
  tell(installation, Math.round(performance.now() - began));

  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    installation.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

function harmless(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const at = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return { kind: error.name, ...code, at: at?.trim() };
}

function tell(
  { origin, isSandbox, demoLogin, operatorLogin, masterKeyFile }: Installation,
  tookMs: number,
): void {
  const lines = [
    `MiaPulse is ready after ${String(tookMs)} ms.`,
    `  Dashboard  ${origin}/`,
    ...(isSandbox
      ? [
          `  Demo       ${origin}/demo/`,
          `  Mailbox    ${origin}/sandbox/`,
          `  Telegram   ${origin}/sandbox/telegram/`,
          `  Log in as the demo's owner, once: ${demoLogin ?? ''}`,
          `  Log in as the operator, once: ${operatorLogin ?? ''}`,
        ]
      : []),
    ...(masterKeyFile === undefined
      ? []
      : [`  Master key ${masterKeyFile} (keep a copy: without it nothing can be read)`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  const sentence = error instanceof Fault ? error.publicText : 'MiaPulse could not start.';
  process.stderr.write(`${sentence}\n`);
  const cause = error instanceof Fault ? error.cause : error;
  if (cause instanceof Error) process.stderr.write(`${cause.message}\n`);
  process.exit(1);
});

import type { InForce, Paper } from '../../domain/installation/installation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Clock } from '../ports/clock.js';
import { byOperator, installationId, type HandleInstallation } from './handle-installation.js';

/** `version`: SHA-256 of the words in hex. */
export interface Written {
  readonly version: string;
  /** HTML. */
  readonly words: string;
}

export type PapersInForce = Readonly<Record<Paper, InForce>>;

export const versionsOf = ({ terms, privacy }: PapersInForce) => ({
  terms: terms.version,
  privacy: privacy.version,
});

interface Needs {
  readonly handleInstallation: HandleInstallation;
  readonly now: Clock;
}

/** Writes down which words the papers have from now on, where they differ from those before. */
export async function publishPapers(
  { handleInstallation, now }: Needs,
  written: Readonly<Record<Paper, Written>>,
): Promise<PapersInForce> {
  const publish = async (paper: Paper): Promise<InForce> => {
    const data = { paper, ...written[paper] };
    const before = (await handleInstallation.load(installationId, installationId)).state.papers[paper];
    if (before?.version === data.version) return before;
    const command = { type: 'PublishPaper', data, commandId: `${paper}/${now()}`, now: now() } as const;
    const { state } = await handleInstallation(installationId, command, byOperator('command-line'));
    return state.papers[paper] ?? { version: data.version, since: now() };
  };
  // One stream: one after the other.
  const terms = await publish('terms');
  return { terms, privacy: await publish('privacy') };
}

/** The words that a paper once had; undefined: no paper ever had them. */
export async function paperOf(
  { handleInstallation }: Pick<Needs, 'handleInstallation'>,
  version: string,
): Promise<{ readonly paper: Paper; readonly words: string; readonly publishedAt: string } | undefined> {
  const { events } = await handleInstallation.load(installationId, installationId);
  for (const { type, data } of events) {
    if (type !== 'PaperPublished' || data.version !== version || isErased(data.words)) continue;
    return { paper: data.paper, words: data.words, publishedAt: data.publishedAt };
  }
  return undefined;
}

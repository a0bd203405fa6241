import { Pool } from 'pg';
import { prepareDatabase } from '../../adapters/composition/schemas.js';
import { wait } from '../../adapters/composition/wait.js';
import { createLocalEmbeddings } from '../../adapters/embeddings/local-embeddings.js';
import { openAiConfig } from '../../adapters/openai/config.js';
import { createOpenAiModel } from '../../adapters/openai/openai.js';
import { createPassages } from '../../adapters/passages/passages.js';
import type { LanguageModel } from '../../application/ports/language-model.js';
import type { Passages } from '../../application/ports/passages.js';
import {
  businessSets,
  holds,
  publishBusiness,
  type AnswerableQuestion,
  type BusinessSet,
  type UnanswerableQuestion,
} from '../support/businesses.js';
import { openAiServer } from '../support/openai/server.js';
import { wholeDesk, type Talk } from '../support/whole-desk.js';
import type { Figure } from './figures.js';
import { openPostgres } from './filled-log.js';
import { inventing } from './inventor.js';

type Verdict = 'right' | 'wrong' | 'declined' | 'invented' | 'not invented';
interface Judged {
  readonly folder: string;
  readonly isFresh: boolean;
  readonly verdict: Verdict;
}

/**
 * The project's own questions, put to the whole desk: right, wrong and declined, and what it invents. First without a model,
 * then with one that makes things up, behind the real SDK (`model/…`). `fresh/…`: of businesses that were written after the
 * desk was developed on the others.
 */
export async function deskBench(): Promise<readonly Figure[]> {
  const postgres = await openPostgres();
  const pool = new Pool({ connectionString: await postgres.connectionString('desk'), max: 4 });
  pool.on('error', () => undefined);
  await prepareDatabase(pool, 'main');
  const embeddings = createLocalEmbeddings();
  const passages = createPassages({ pool, embeddings, onFault: () => undefined });
  // `DESK_SET=NAME,NAME` asks the questions of these businesses only, `DESK_MODEL=0` leaves out the second part.
  const only = process.env['DESK_SET']?.split(',');
  const sets = businessSets().filter(({ folder }) => only?.includes(folder) !== false);
  for (const business of sets) await publishBusiness(passages, business);
  const alone = await judged(passages, sets, undefined);

  const pleased = process.env['DESK_MODEL'] === '0' ? [] : await withInventingModel(passages, sets);
  await embeddings.close();
  await pool.end();
  await postgres.close();
  return [...figuresOf('', alone), ...figuresOf('model/', pleased)];
}

async function withInventingModel(
  passages: Passages,
  sets: readonly BusinessSet[],
): Promise<readonly Judged[]> {
  const server = await openAiServer(inventing);
  const config = openAiConfig.parse({ apiKey: 'test', baseUrl: server.baseUrl, model: 'loves-to-please' });
  const seams = {
    safetyIdentifierOf: () => 'visitor',
    onNotice: () => undefined,
    wait,
    now: () => Date.now(),
  };
  try {
    return await judged(passages, sets, createOpenAiModel(config, seams));
  } finally {
    await server.close();
  }
}

async function judged(
  passages: Passages,
  sets: readonly BusinessSet[],
  model: LanguageModel | undefined,
): Promise<readonly Judged[]> {
  const all: Judged[] = [];
  for (const business of sets) {
    const { folder, isFresh } = business;
    const judge = async (
      question: AnswerableQuestion | UnanswerableQuestion,
      verdictOn: (talk: Talk) => Verdict,
    ): Promise<void> => {
      const talk = await ask(passages, business, { question, model });
      const verdict = verdictOn(talk);
      all.push({ ...{ folder, isFresh }, verdict });
      show(verdict, question, talk);
    };
    for (const question of business.answerable)
      await judge(question, (talk) => verdictOnAnswer(question, talk));
    for (const question of business.unanswerable)
      await judge(question, (talk) => verdictOnMiss(question, talk));
  }
  return all;
}

interface Asking {
  readonly question: AnswerableQuestion | UnanswerableQuestion;
  readonly model: LanguageModel | undefined;
}

function ask(passages: Passages, business: BusinessSet, { question, model }: Asking): Promise<Talk> {
  const { folder, name, timeZone, now: usual } = business;
  const { history, now = usual, language, question: text } = question;
  const before = history.filter(({ from }) => from === 'visitor').map((turn) => turn.text);
  const desk = wholeDesk({ passages, name, timeZone, now, ...(model !== undefined && { model }) });
  return desk(folder, [...before, text], language);
}

function verdictOnAnswer(
  { all, none, relevant }: AnswerableQuestion,
  { kind, reply, sources }: Talk,
): Verdict {
  if (kind !== 'answered') return 'declined';
  // What stands on every page, such as an address, is as good from one as from another.
  const isSourced = relevant.some((one) =>
    sources.some(({ origin, pageId, excerpt }) =>
      'fact' in one
        ? origin === 'fact' && pageId === one.fact
        : pageId === one.page || excerpt.includes(one.contains),
    ),
  );
  const isRight = all.every((one) => holds(reply, one)) && !none.some((one) => holds(reply, one));
  return isRight && isSourced ? 'right' : 'wrong';
}

const verdictOnMiss = ({ harmless }: UnanswerableQuestion, { kind, reply }: Talk): Verdict =>
  kind === 'answered' && !harmless.some((pattern) => holds(reply, pattern)) ? 'invented' : 'not invented';

/** `DESK_SHOW=1` prints every wrong and invented answer, `DESK_SHOW=declined` declined questions as well, `all` every one. */
function show(
  verdict: Verdict,
  { id, question }: Pick<AnswerableQuestion, 'id' | 'question'>,
  { kind, reply, sources }: Talk,
): void {
  const wanted = process.env['DESK_SHOW'];
  const isBad = verdict === 'wrong' || verdict === 'invented';
  const isShown = isBad || wanted === 'all' || (wanted === 'declined' && verdict === 'declined');
  if (wanted === undefined || !isShown) return;
  const from = [...new Set(sources.map(({ pageId }) => pageId))].join(', ');
  const indented = reply.replaceAll('\n', '\n    ');
  process.stderr.write(`${verdict} (${kind}) ${id}: ${question}\n    ${indented}\n    [${from}]\n`);
}

function figuresOf(prefix: string, judgements: readonly Judged[]): readonly Figure[] {
  const folders = [...new Set(judgements.map(({ folder }) => folder))];
  const shares = (name: string, of: readonly Judged[]): readonly Figure[] => {
    const countOf = (...verdicts: Verdict[]): number =>
      of.filter(({ verdict }) => verdicts.includes(verdict)).length;
    const share = (verdict: Verdict, ...among: Verdict[]): Figure => {
      const total = countOf(...among);
      const count = countOf(verdict);
      const ours = total === 0 ? 0 : count / total;
      const unit = `of ${String(total)}`;
      return { name: `${prefix}${name}${verdict}`, unit, ours, count, min: ours, max: ours, rounds: 1 };
    };
    if (of.length === 0) return [];
    return [
      ...(['right', 'wrong', 'declined'] as const).map((one) => share(one, 'right', 'wrong', 'declined')),
      share('invented', 'invented', 'not invented'),
    ];
  };
  return [
    ...shares(
      '',
      judgements.filter(({ isFresh }) => !isFresh),
    ),
    ...shares(
      'fresh/',
      judgements.filter(({ isFresh }) => isFresh),
    ),
    ...folders.flatMap((folder) =>
      shares(
        `${folder}/`,
        judgements.filter((one) => one.folder === folder),
      ),
    ),
  ];
}

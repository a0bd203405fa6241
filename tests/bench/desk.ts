import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import { prepareDatabase } from '../../adapters/composition/schemas.js';
import { extract } from '../../adapters/crawler/extract.js';
import { createExtractiveModel } from '../../adapters/extractive/extractive.js';
import { createPassages } from '../../adapters/passages/passages.js';
import { languageOf } from '../../application/answering/words.js';
import type { Turn } from '../../application/ports/language-model.js';
import type { Passage, Passages } from '../../application/ports/passages.js';
import type { ReadPage } from '../../application/ports/website-reader.js';
import {
  businessSets,
  holds,
  type AnswerableQuestion,
  type BusinessSet,
  type UnanswerableQuestion,
} from './desk-set.js';
import { openPostgres } from './filled-log.js';
import type { Figure } from './figures.js';

interface Told {
  readonly text: string;
  readonly isAnswered: boolean;
  readonly sources: readonly Passage[];
}
type Verdict = 'right' | 'wrong' | 'declined' | 'invented' | 'not invented';

const passageCountMax = 20;
const model = createExtractiveModel();

/** How a desk without a model answers the project's own questions: right, wrong, declined; and what it invents. */
export async function deskBench(): Promise<readonly Figure[]> {
  const postgres = await openPostgres();
  const pool = new Pool({ connectionString: await postgres.connectionString('desk'), max: 4 });
  pool.on('error', () => undefined);
  await prepareDatabase(pool, 'main');
  const passages = createPassages({ pool, onFault: () => undefined });
  const judged: { readonly folder: string; readonly verdict: Verdict }[] = [];
  for (const business of businessSets()) {
    await publish(passages, business);
    for (const question of business.answerable) {
      const told = await askDesk(passages, business, question);
      const verdict = verdictOn(question, told);
      judged.push({ folder: business.folder, verdict });
      show(verdict, question, told);
    }
    for (const question of business.unanswerable) {
      const told = await askDesk(passages, business, question);
      const isInvented = told.isAnswered && !question.harmless.some((pattern) => holds(told.text, pattern));
      const verdict = isInvented ? 'invented' : 'not invented';
      judged.push({ folder: business.folder, verdict });
      show(verdict, question, told);
    }
  }
  await pool.end();
  await postgres.close();
  const folders = [...new Set(judged.map(({ folder }) => folder))];
  return [
    ...figuresOf(
      '',
      judged.map(({ verdict }) => verdict),
    ),
    ...folders.flatMap((folder) =>
      figuresOf(
        `${folder}/`,
        judged.filter((one) => one.folder === folder).map(({ verdict }) => verdict),
      ),
    ),
  ];
}

const addressOf = (folder: string, file: string): string => `https://${folder}.example/${file}`;
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

async function publish(passages: Passages, { folder, pages, facts, languages }: BusinessSet): Promise<void> {
  const published = pages.map(({ file, html }) => {
    const { title, language, blocks, facts: stated } = extract(html);
    const url = addressOf(folder, file);
    const page: ReadPage = { url, title, language, blocks, facts: stated, byteCount: html.length };
    return { pageId: file, contentHash: hashOf(html), page };
  });
  await passages.publish(folder, published);
  await passages.teach(
    folder,
    facts.map((fact) => ({ ...fact, language: languageOf(fact.text) ?? languages[0] ?? 'en' })),
  );
}

/** What the desk tells a visitor, and the passages that hold what was told. */
async function askDesk(
  passages: Passages,
  { folder, name, timeZone, now: usual }: BusinessSet,
  { question: text, language: browser, history, now = usual }: AnswerableQuestion | UnanswerableQuestion,
): Promise<Told> {
  const language = languageOf(text) ?? browser;
  const before = history.findLast(({ from }: Turn) => from === 'visitor');
  const earlier =
    before === undefined ? [] : await passages.find(folder, { text: before.text, language }, passageCountMax);
  const found = await passages.find(folder, { text, language }, passageCountMax);
  const known = new Set(found.map(({ passageId }) => passageId));
  const all = [...found, ...earlier.filter(({ passageId }) => !known.has(passageId))];
  const said: string[] = [];
  const { outcome } = await model.draft(
    {
      businessName: name,
      visitorId: 'visitor',
      text,
      language,
      history,
      passages: all,
      now,
      timeZone,
      tone: '',
      offLimits: [],
      links: [],
    },
    { say: (clause) => said.push(clause), use: () => Promise.resolve('') },
    AbortSignal.timeout(10_000),
  );
  const isAnswered = outcome === 'complete';
  return {
    text: said.join(''),
    isAnswered,
    sources: isAnswered ? all.filter((passage) => said.some((clause) => isHeldBy(clause, passage))) : [],
  };
}

/** Whether a passage holds a clause word for word, or every number in it. */
function isHeldBy(clause: string, { text, cells, headings }: Passage): boolean {
  const whole = [text, ...headings, ...cells.flatMap(({ column, text: cell }) => [column, cell])].join('\n');
  if (whole.includes(clause.trim())) return true;
  const numbers = clause.match(/\d+(?:[.:,]\d+)*/gu) ?? [];
  if (numbers.length > 0) return numbers.every((number) => whole.includes(number));
  return /closed/u.test(text) && /\b(closed|cerrado|geschlossen|fermé)\b/u.test(clause);
}

function verdictOn(
  { all, none, relevant }: AnswerableQuestion,
  { text, isAnswered, sources }: Told,
): Verdict {
  if (!isAnswered) return 'declined';
  const isSourced = relevant.some((one) =>
    sources.some(({ origin, pageId }) =>
      'fact' in one ? origin === 'fact' && pageId === one.fact : pageId === one.page,
    ),
  );
  const isRight = all.every((one) => holds(text, one)) && !none.some((one) => holds(text, one));
  return isRight && isSourced ? 'right' : 'wrong';
}

function show(
  verdict: Verdict,
  { id, question }: { readonly id: string; readonly question: string },
  { text, sources }: Told,
): void {
  const wanted = process.env['DESK_SHOW'];
  if (wanted === undefined) return;
  const isBad = verdict === 'wrong' || verdict === 'invented';
  if (!isBad && !(wanted === 'all' && verdict !== 'not invented')) return;
  const from = [...new Set(sources.map(({ pageId }) => pageId))].join(', ');
  process.stderr.write(
    `${verdict} ${id}: ${question}\n${isBad || wanted === 'all' ? `    ${text.replaceAll('\n', '\n    ')}\n    [${from}]\n` : ''}`,
  );
}

function figuresOf(prefix: string, verdicts: readonly Verdict[]): readonly Figure[] {
  const countOf = (...of: Verdict[]): number => verdicts.filter((one) => of.includes(one)).length;
  const share = (name: Verdict, ...of: Verdict[]): Figure => {
    const total = countOf(...of);
    const count = countOf(name);
    const ours = total === 0 ? 0 : count / total;
    return {
      name: `${prefix}${name}`,
      unit: `of ${String(total)}`,
      ours,
      count,
      min: ours,
      max: ours,
      rounds: 1,
    };
  };
  return [
    ...(['right', 'wrong', 'declined'] as const).map((name) => share(name, 'right', 'wrong', 'declined')),
    share('invented', 'invented', 'not invented'),
  ];
}

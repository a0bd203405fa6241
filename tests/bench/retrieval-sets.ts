import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { extract } from '../../adapters/crawler/extract.js';
import type { Passage, PublishedPage, TaughtFact } from '../../application/ports/passages.js';
import type { ReadPage } from '../../application/ports/website-reader.js';

export interface AskedQuestion {
  readonly text: string;
  readonly language: string;
  readonly isRelevant: (passage: Passage) => boolean;
}

/** One business with what it published and taught, and questions about it. */
export interface AskedBusiness {
  readonly tenant: string;
  readonly pages: readonly PublishedPage[];
  readonly facts: readonly TaughtFact[];
  readonly questions: readonly AskedQuestion[];
  /** What counts as one thing that is found: where a set gives whole passages, pieces of one are one. */
  readonly unitOf: (passage: Passage) => string;
}

export interface QuestionSet {
  readonly name: string;
  readonly businesses: readonly AskedBusiness[];
}

const linesOf = <T>(schema: z.ZodType<T>, ...path: readonly string[]): readonly T[] =>
  readFileSync(join(...path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));

const collapsed = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

const published = (pageId: string, page: ReadPage): PublishedPage => ({
  ...{ pageId, page },
  contentHash: createHash('sha256').update(JSON.stringify(page)).digest('hex'),
});

const businessSchema = z.object({
  facts: z
    .array(
      z.object({
        factId: z.string(),
        question: z.string().default(''),
        text: z.string(),
        language: z.string().default('en'),
      }),
    )
    .default([]),
});

const answerable = z.object({
  question: z.string(),
  language: z.string(),
  history: z.array(z.object({ from: z.string(), text: z.string() })).default([]),
  relevant: z.array(
    z.union([z.object({ page: z.string(), contains: z.string() }), z.object({ fact: z.string() })]),
  ),
});

/** The made-up businesses of this repository: their pages through the real extractor. */
export function ownSets(): readonly QuestionSet[] {
  const folder = fileURLToPath(new URL('../businesses/', import.meta.url));
  const sets = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, businesses: [ownBusiness(folder, name)] }));
  return [...sets, { name: 'own', businesses: sets.flatMap(({ businesses }) => businesses) }];
}

function ownBusiness(folder: string, name: string): AskedBusiness {
  const { facts } = businessSchema.parse(
    JSON.parse(readFileSync(join(folder, name, 'business.json'), 'utf8')),
  );
  const pages = readdirSync(join(folder, name, 'pages'))
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(folder, name, 'pages', file), 'utf8');
      const { title, language, blocks, facts: stated } = extract(html);
      const url = `https://${name}.example/${file}`;
      return published(file, { url, title, language, blocks, facts: stated, byteCount: html.length });
    });
  const questions = linesOf(answerable, folder, name, 'answerable.jsonl').map(
    ({ question, language, history, relevant }): AskedQuestion => ({
      // A follow-up means nothing without what was asked before.
      text: [history.findLast(({ from }) => from === 'visitor')?.text, question].join(' ').trim(),
      language,
      isRelevant: (passage) =>
        relevant.some((one) =>
          'fact' in one
            ? passage.origin === 'fact' && passage.pageId === one.fact
            : passage.pageId === one.page && everyWord(passage).includes(collapsed(one.contains)),
        ),
    }),
  );
  return { tenant: name, pages, facts, questions, unitOf: ({ passageId }) => passageId };
}

const everyWord = ({ title, headings, text, cells }: Passage): string =>
  collapsed(
    [
      title,
      ...headings,
      text,
      ...cells.flatMap(({ column, text: cell }) => [column, cell, `${column} ${cell}`]),
    ].join(' '),
  );

const emptyFacts = { hours: [], questions: [], offers: [] };

/** The sets of a folder in the format of `RETRIEVAL_DATA`; those that are not there are left out. */
export function setsOf(folder: string): readonly QuestionSet[] {
  const isThere = (file: string): boolean => existsSync(join(folder, file));
  return [
    ...(isThere('policyqa-docs.jsonl') ? [policyQa(folder)] : []),
    ...(isThere('covid-faq-docs.jsonl') ? [covidFaq(folder)] : []),
  ];
}

const policyDocument = z.object({ doc: z.string(), site: z.string(), passages: z.array(z.string()) });
const policyQuestion = z.object({ doc: z.string(), question: z.string(), passages: z.array(z.number()) });

/** One site is one business, and each passage a page of one paragraph. */
function policyQa(folder: string): QuestionSet {
  const questions = linesOf(policyQuestion, folder, 'policyqa-qa.jsonl');
  const businesses = linesOf(policyDocument, folder, 'policyqa-docs.jsonl').map(
    ({ doc, site, passages }): AskedBusiness => ({
      tenant: doc,
      pages: passages.map((text, index) =>
        published(String(index), {
          ...{ url: `https://${site}/${String(index)}`, title: '', language: 'en', facts: emptyFacts },
          ...{ blocks: [{ kind: 'text', headings: [], text }], byteCount: text.length },
        }),
      ),
      facts: [],
      questions: questions
        .filter((one) => one.doc === doc)
        .map(({ question, passages: relevant }) => ({
          ...{ text: question, language: 'en' },
          isRelevant: ({ pageId }) => relevant.includes(Number(pageId)),
        })),
      unitOf: ({ pageId }) => pageId,
    }),
  );
  return { name: 'policyqa', businesses };
}

const pair = z.object({ id: z.string(), question: z.string(), answer: z.string() });
/** A hard negative names what it must not be taken for, and nothing that answers it: recall says nothing of it. */
const paraphrase = z.object({ query: z.string(), relevant: z.array(z.string()).default([]) });

/** All pairs are the FAQ of one business. */
function covidFaq(folder: string): QuestionSet {
  const pages = linesOf(pair, folder, 'covid-faq-docs.jsonl').map(({ id, question, answer }) =>
    published(id, {
      ...{ url: `https://faq.example/${id}`, title: '', language: 'en', blocks: [] },
      ...{ facts: { ...emptyFacts, questions: [{ question, answer }] }, byteCount: answer.length },
    }),
  );
  const questions = linesOf(paraphrase, folder, 'covid-faq-queries.jsonl')
    .filter(({ relevant }) => relevant.length > 0)
    .map(({ query, relevant }): AskedQuestion => ({
      ...{ text: query, language: 'en' },
      isRelevant: ({ pageId }) => relevant.includes(pageId),
    }));
  const unitOf = ({ pageId }: Passage): string => pageId;
  return { name: 'covid-faq', businesses: [{ tenant: 'covid-faq', pages, facts: [], questions, unitOf }] };
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Passage, PublishedPage, TaughtFact } from '../../application/ports/passages.js';
import type { ReadPage } from '../../application/ports/website-reader.js';

import { businessSets, publishedPages, taughtFacts, type BusinessSet } from '../support/businesses.js';
import { rowsOf } from '../support/json-lines.js';

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

const collapsed = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

const published = (pageId: string, page: ReadPage): PublishedPage => ({
  ...{ pageId, page },
  contentHash: createHash('sha256').update(JSON.stringify(page)).digest('hex'),
});

/** The made-up businesses of this repository: their pages through the real extractor. */
export function ownSets(): readonly QuestionSet[] {
  const sets = businessSets().map((business) => ({
    name: business.folder,
    businesses: [ownBusiness(business)],
  }));
  return [...sets, { name: 'own', businesses: sets.flatMap(({ businesses }) => businesses) }];
}

function ownBusiness(business: BusinessSet): AskedBusiness {
  const questions = business.answerable.map(({ question, language, history, relevant }): AskedQuestion => ({
    // A follow-up means nothing without what was asked before.
    text: [history.findLast(({ from }) => from === 'visitor')?.text, question].join(' ').trim(),
    language,
    isRelevant: (passage) =>
      relevant.some((one) =>
        'fact' in one
          ? passage.origin === 'fact' && passage.pageId === one.fact
          : passage.pageId === one.page && everyWord(passage).includes(collapsed(one.contains)),
      ),
  }));
  return {
    ...{ tenant: business.folder, questions, unitOf: ({ passageId }) => passageId },
    pages: publishedPages(business),
    facts: taughtFacts(business),
  };
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
  const questions = rowsOf(join(folder, 'policyqa-qa.jsonl'), policyQuestion);
  const businesses = rowsOf(join(folder, 'policyqa-docs.jsonl'), policyDocument).map(
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
  const pages = rowsOf(join(folder, 'covid-faq-docs.jsonl'), pair).map(({ id, question, answer }) =>
    published(id, {
      ...{ url: `https://faq.example/${id}`, title: '', language: 'en', blocks: [] },
      ...{ facts: { ...emptyFacts, questions: [{ question, answer }] }, byteCount: answer.length },
    }),
  );
  const questions = rowsOf(join(folder, 'covid-faq-queries.jsonl'), paraphrase)
    .filter(({ relevant }) => relevant.length > 0)
    .map(({ query, relevant }): AskedQuestion => ({
      ...{ text: query, language: 'en' },
      isRelevant: ({ pageId }) => relevant.includes(pageId),
    }));
  const unitOf = ({ pageId }: Passage): string => pageId;
  return { name: 'covid-faq', businesses: [{ tenant: 'covid-faq', pages, facts: [], questions, unitOf }] };
}

import type { Facts } from '../../adapters/http/contract/facts.js';
import type { Knowledge } from '../../adapters/http/contract/knowledge.js';
import type { Questions } from '../../adapters/http/contract/questions.js';
import type { RehearsalReport, Rehearsals } from '../../adapters/http/contract/rehearsals.js';
import type { AllToldOtherwise } from '../../adapters/http/contract/told.js';
import type { Tried } from '../../adapters/http/contract/trial.js';
import { at, provenanceOf, site } from './desk-answers.js';

/** What a server would answer about what the desk of that hairdresser's knows. */
export const knowledgeOf = (changes: Partial<Knowledge> = {}): Knowledge => ({
  crawl: {
    crawlId: 'crawl-1',
    status: 'completed',
    readCount: 3,
    skippedCount: 1,
    unchangedCount: 0,
    knownCount: 4,
    startedAt: at(0),
    endedAt: at(1),
    reason: null,
  },
  pages: [
    page('prices', 'Prices', 'read'),
    page('hours', 'Opening hours', 'read'),
    { ...page('team', 'Our team', 'kept'), reason: 'timed-out' },
    { ...page('menu.pdf', null, 'skipped'), reason: 'not-html', language: null, readAt: null },
    { ...page('gone', null, 'read'), url: null, language: null },
  ],
  nextCursor: null,
  ...changes,
});

function page(path: string, title: string | null, status: 'read' | 'kept' | 'skipped') {
  return {
    pageId: `page-${path}`,
    url: `${site}/${path}`,
    title,
    language: 'en',
    status,
    reason: null as string | null,
    readAt: at(1),
  };
}

export const factsOf = (): Facts => ({
  facts: [
    {
      factId: 'fact-1',
      question: 'Where can I park?',
      text: 'Behind the house, in the yard. The first hour is free.',
      language: 'en',
      taughtAt: at(5),
      correctedAt: null,
    },
    {
      factId: 'fact-2',
      question: '',
      text: 'We are closed from 24 December to 1 January.',
      language: 'en',
      taughtAt: at(2),
      correctedAt: at(4),
    },
    { factId: 'fact-3', question: null, text: null, language: 'en', taughtAt: at(1), correctedAt: null },
  ],
});

const asked = (number: number, text: string, why: 'unpublished' | 'rated-bad' = 'unpublished') => ({
  messageId: `message-${String(number)}`,
  conversationId: `conversation-${String(number)}`,
  text,
  language: 'en',
  askedAt: at(number),
  why,
});

export const questionsOf = (): Questions => ({
  groups: [
    {
      title: 'Do you sell gift cards?',
      questions: [
        asked(9, 'do u have gift vouchers'),
        asked(7, 'Do you sell gift cards?'),
        asked(3, 'Can I buy a voucher for my sister?', 'rated-bad'),
      ],
    },
    { title: 'Is there a lift?', questions: [asked(5, 'Is there a lift?')] },
  ],
});

export const triedOf = (changes: Partial<Tried> = {}): Tried => ({
  kind: 'answered',
  text: 'A haircut for women is $62.',
  sources: [
    {
      origin: 'page',
      url: `${site}/prices`,
      title: 'Prices',
      excerpt: 'Haircut, women: $62',
    },
  ],
  passages: [
    { ...passage(1, 'Haircut, women: $62', 0.91), headings: ['Hair', 'Women'] },
    { ...passage(2, 'Haircut, men: $41', 0.52), headings: ['Hair', 'Men'] },
    { ...passage(3, 'The first visit is 10 % off.', 0.08), origin: 'fact', url: null, title: '' },
  ],
  provenance: provenanceOf({ withheld: ['value-not-in-source', 'promise'] }),
  ...changes,
});

function passage(number: number, text: string, score: number) {
  return {
    passageId: `passage-${String(number)}`,
    origin: 'page' as const,
    url: `${site}/prices` as string | null,
    title: 'Prices',
    headings: [],
    text,
    score,
  };
}

const counts = {
  same: 187,
  reworded: 1,
  changed: 1,
  citationLost: 1,
  nowAnswered: 1,
  nowDeclined: 1,
  gone: 8,
};

export const rehearsalOf = (
  changes: Partial<RehearsalReport['rehearsal']> = {},
): RehearsalReport['rehearsal'] => ({
  rehearsalId: 'rehearsal-1',
  model: 'house-model-1',
  status: 'completed',
  questionCount: 200,
  doneCount: 200,
  counts,
  costMicros: 84_000,
  startedAt: at(10),
  endedAt: at(14),
  ...changes,
});

export const rehearsalsOf = (changes: Partial<Rehearsals> = {}): Rehearsals => ({
  rehearsals: [
    rehearsalOf(),
    rehearsalOf({
      rehearsalId: 'rehearsal-0',
      model: 'extractive-2',
      status: 'cancelled',
      doneCount: 12,
      counts: {
        ...counts,
        same: 12,
        reworded: 0,
        changed: 0,
        citationLost: 0,
        nowAnswered: 0,
        nowDeclined: 0,
      },
      costMicros: 0,
    }),
  ],
  models: [
    { model: 'extractive', name: 'extractive-2', costMicrosPerQuestion: 0 },
    { model: 'configured', name: 'house-model-1', costMicrosPerQuestion: 420 },
  ],
  questionCount: 1_204,
  ...changes,
});

export const reportOf = (changes: Partial<RehearsalReport> = {}): RehearsalReport => ({
  rehearsal: rehearsalOf(),
  changes: [
    {
      messageId: 'message-1',
      verdict: 'citation-lost',
      question: 'Do you take cards?',
      before: 'Yes, cards are welcome.',
      after: 'Yes, cards and cash.',
    },
    {
      messageId: 'message-2',
      verdict: 'now-declined',
      question: 'Is parking free?',
      before: 'The first hour is free.',
      after: 'I could not find that.',
    },
    {
      messageId: 'message-3',
      verdict: 'changed',
      question: 'How much is a haircut?',
      before: 'A haircut is $62.',
      after: 'A haircut is $68.',
    },
    {
      messageId: 'message-4',
      verdict: 'now-answered',
      question: 'Is there a lift?',
      before: 'I could not find that.',
      after: 'Yes, there is a lift.',
    },
    {
      messageId: 'message-5',
      verdict: 'reworded',
      question: 'Are you open on Saturday?',
      before: 'We are open 09:00–15:00.',
      after: 'Open 09:00–15:00.',
    },
    { messageId: 'message-6', verdict: 'changed', question: null, before: null, after: null },
  ],
  ...changes,
});

export const toldOf = (): AllToldOtherwise => ({
  told: [
    {
      origin: 'page',
      url: `${site}/prices`,
      title: 'Prices',
      before: 'Haircut, women: $62',
      today: 'Haircut, women: $68',
      toldCount: 5,
      lastToldAt: at(9),
      visitors: [
        {
          conversationId: 'conversation-1',
          toldAt: at(9),
          contact: {
            leadId: 'lead-1',
            name: 'Vera Visitor',
            email: 'vera@example.com',
            phone: '+12025550143',
          },
        },
        { conversationId: 'conversation-2', toldAt: at(8), contact: null },
        {
          conversationId: 'conversation-3',
          toldAt: at(7),
          contact: { leadId: 'lead-3', name: null, email: null, phone: null },
        },
      ],
    },
    {
      origin: 'fact',
      url: null,
      title: 'Where can I park?',
      before: 'Behind the house.',
      today: null,
      toldCount: 1,
      lastToldAt: at(6),
      visitors: [{ conversationId: 'conversation-4', toldAt: at(6), contact: null }],
    },
  ],
});

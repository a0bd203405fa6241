import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { openDesk } from '../../../application/account/open-desk.js';
import { answerLate, answerLeftOpen } from '../../../application/conversation/answer-late.js';
import {
  indexPublished,
  readStartedCrawls,
  repeatInterrupted,
} from '../../../application/knowledge/follow-crawls.js';
import { indexFacts } from '../../../application/knowledge/index-facts.js';
import { indexPages } from '../../../application/knowledge/index-pages.js';
import { readWebsite } from '../../../application/knowledge/read-website.js';
import { captureConfirmed } from '../../../application/lead/capture-confirmed.js';
import { runRehearsals } from '../../../application/rehearsal/run-rehearsals.js';
import { createWebsiteReader } from '../../crawler/crawler.js';
import { tokens } from '../tokens.js';
import { wait } from '../wait.js';

const limits = {
  pageCountMax: 300,
  bytesPerPageMax: 2_000_000,
  bytesMax: 100_000_000,
  depthMax: 8,
  timeoutPerPageMs: 15_000,
  timeoutMs: 15 * 60_000,
};

/** "When this happened, do that": whatever follows the log. */
export function bindPolicies(container: Container): void {
  bindReading(container);
  bindServing(container);
  container
    .bind(tokens.policies)
    .toResolvedValue(
      (...all) => all.flat(),
      [
        tokens.readingPolicies,
        tokens.servingPolicies,
        tokens.phonePolicies,
        tokens.webhookPolicies,
        tokens.messengerPolicies,
        tokens.reportPolicies,
        tokens.retentionPolicies,
        tokens.billingPolicies,
        tokens.memberPolicies,
        tokens.mailPolicies,
        tokens.notificationPolicies,
        tokens.dataRequestPolicies,
        tokens.erasurePolicies,
      ],
    );
}

function bindReading(container: Container): void {
  container.bind(tokens.readingPolicies).toResolvedValue(
    ({ pauseMs }, now, egress, blobs, passages, handleCrawl, handleKnowledge) => {
      const reader = createWebsiteReader(
        { webFetch: egress.webFetch, robotsToken: 'MiaPulse', pauseMs },
        { wait, now: () => Date.now() },
      );
      const read = readWebsite({ handleCrawl, handleKnowledge, reader, blobs, limits, newId: uuidv7, now });
      return [
        openDesk({ handleCrawl, handleKnowledge, now }),
        readStartedCrawls({ handleCrawl, read, now }),
        repeatInterrupted({ handleCrawl, now }),
        indexPublished(indexPages({ blobs, passages })),
        indexFacts({ handleKnowledge, passages }),
      ];
    },
    [
      tokens.outside,
      tokens.now,
      tokens.egress,
      tokens.blobs,
      tokens.passages,
      tokens.handleCrawl,
      tokens.handleKnowledge,
    ],
  );
}

function bindServing(container: Container): void {
  container.bind(tokens.servingPolicies).toResolvedValue(
    (
      now,
      { answering },
      handleConversation,
      handleDesk,
      handleLead,
      handleRehearsal,
      businessOf,
      answerersAt,
    ) => {
      const answerers = answerersAt(now);
      const answerWith = (model: string) =>
        model === 'extractive' || model === 'configured' ? answerers[model] : undefined;
      return [
        captureConfirmed({ handleConversation, handleDesk, handleLead }),
        answerLate(answering),
        answerLeftOpen({ answering, handleConversation }),
        runRehearsals({ handleConversation, handleRehearsal, businessOf, answerWith, now }),
      ];
    },
    [
      tokens.now,
      tokens.desk,
      tokens.handleConversation,
      tokens.handleDesk,
      tokens.handleLead,
      tokens.handleRehearsal,
      tokens.businessOf,
      tokens.answerersAt,
    ],
  );
}

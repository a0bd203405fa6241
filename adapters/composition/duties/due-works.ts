import type { Container } from 'inversify';
import { remindWhenDue } from '../../../application/billing/remind-owner.js';
import { giveBackWhenIdle } from '../../../application/conversation/give-back.js';
import { runDue, type DueWork } from '../../../application/due/run-due.js';
import { notificationDue } from '../../../application/notification/policies.js';
import { runRetentionWhenDue } from '../../../application/retention/run-retention.js';
import { createDueTimes } from '../../../projections/due-times/queries.js';
import { requestWorksOf } from '../forgetting/data-requests.js';
import { tokens } from '../tokens.js';

/** What is done when it is time, by the kinds of the read model `due-times`. */
export function bindDueWorks(container: Container): void {
  container.bind(tokens.dueWorks).toResolvedValue(
    (
      { payments },
      handleSubscription,
      handleConversation,
      businessNow,
      reports,
      notifying,
      retention,
      erasing,
      disclosing,
    ): Readonly<Record<string, DueWork>> => ({
      ...reports,
      ...erasing,
      ...requestWorksOf(container),
      ...disclosing,
      'idle-person': giveBackWhenIdle({ handleConversation, businessNow }),
      notification: notificationDue(notifying),
      retention: runRetentionWhenDue(retention),
      reminder: remindWhenDue({ isOn: payments !== undefined, handleSubscription, businessNow }),
    }),
    [
      tokens.outside,
      tokens.handleSubscription,
      tokens.handleConversation,
      tokens.businessNow,
      tokens.reportWorks,
      tokens.notificationNeeds,
      tokens.retentionRuns,
      tokens.erasureWorks,
      tokens.disclosureWorks,
    ],
  );

  container.bind(tokens.businessNow).toResolvedValue(
    ({ movedClocks }, now) =>
      (tenant) => {
        const aheadMs = movedClocks?.aheadMs(tenant) ?? 0;
        return aheadMs === 0 ? now() : new Date(Date.parse(now()) + aheadMs).toISOString();
      },
    [tokens.outside, tokens.now],
  );
  container.bind(tokens.runDue).toResolvedValue(
    ({ movedClocks, onError, onDueDone }, readModels, works, now, businessNow, lastErrors) =>
      runDue({
        due: (asked) => createDueTimes(readModels.query).due(asked),
        ...{ works, now, businessNow, ...(onDueDone && { onDone: onDueDone }) },
        ahead: () => movedClocks?.ahead() ?? [],
        onFailure: ({ tenant, kind, subjectId }, error) => {
          lastErrors.note(tenant, `due work: ${kind}`, error);
          onError(`what was due was not done: ${kind} of ${subjectId}`, error);
        },
      }),
    [tokens.outside, tokens.readModels, tokens.dueWorks, tokens.now, tokens.businessNow, tokens.lastErrors],
  );
}

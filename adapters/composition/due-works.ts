import type { Container } from 'inversify';
import { runDue, type DueWork } from '../../application/due/run-due.js';
import { notificationDue } from '../../application/notification/policies.js';
import { createDueTimes } from '../../projections/due-times/queries.js';
import { tokens } from './tokens.js';

/** What is done when it is time, by the kinds of the read model `due-times`. */
export function bindDueWorks(container: Container): void {
  container
    .bind(tokens.dueWorks)
    .toResolvedValue(
      (notifying): Readonly<Record<string, DueWork>> => ({ notification: notificationDue(notifying) }),
      [tokens.notificationNeeds],
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
    ({ movedClocks, onError }, readModels, works, now, businessNow) =>
      runDue({
        due: (asked) => createDueTimes(readModels.query).due(asked),
        ...{ works, now, businessNow },
        ahead: () => movedClocks?.ahead() ?? [],
        onFailure: ({ kind, subjectId }, error) => {
          onError(`what was due was not done: ${kind} of ${subjectId}`, error);
        },
      }),
    [tokens.outside, tokens.readModels, tokens.dueWorks, tokens.now, tokens.businessNow],
  );
}

import { outcomeGroups, type OutcomeGroup } from '../../domain/report/report.js';

/** That an outcome, a column or what is made of it, is one of a group. The table has `is_after_hours`; `given` names a value. */
export function inGroup(outcome: string, group: OutcomeGroup, given: (value: unknown) => string): string {
  const names = outcomeGroups[group === 'missed-after-hours' ? 'missed' : group];
  const isOne = `${outcome} = any(${given(names)}::text[])`;
  return group === 'missed-after-hours' ? `${isOne} and is_after_hours` : isOne;
}

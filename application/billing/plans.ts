import type { Meter } from '../../domain/subscription/subscription.js';

/** How much of each is in a period. */
export type Allowances = Readonly<Record<Meter, number>>;

export interface Plan {
  readonly planId: string;
  readonly name: string;
  /** For a month, in the currency's smallest unit. */
  readonly priceMinor: number;
  /** ISO 4217, lower case. */
  readonly currency: string;
  readonly priceId: string;
  readonly allowances: Allowances;
}

export interface Plans {
  readonly trial: { readonly days: number; readonly allowances: Allowances };
  /** In the order in which they are offered. */
  readonly offered: readonly Plan[];
}

export const planOf = ({ offered }: Plans, planId: string): Plan | undefined =>
  offered.find((plan) => plan.planId === planId);

export const meters: readonly Meter[] = ['conversations', 'call-minutes', 'texts'];

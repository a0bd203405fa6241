import type { Billing, BillingStanding } from '../../adapters/http/contract/billing.js';
import { get } from './api.js';
import { Loaded } from './loaded.svelte.js';
import { locale } from '../texts/language.js';

/** For the banner. One for the whole window. */
export const standing = new Loaded(() => get<BillingStanding>('/billing/standing'));
export const billing = new Loaded(() => get<Billing>('/billing'));

const dayMs = 24 * 60 * 60_000;

/** Whole days that are left, the one that has begun too. */
export const daysLeft = ({ now, endsAt }: Pick<BillingStanding, 'now' | 'endsAt'>): number =>
  endsAt === null ? 0 : Math.max(0, Math.ceil((Date.parse(endsAt) - Date.parse(now)) / dayMs));

/** Money as people write it here; with cents only where there are any. */
export function moneyText(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** digits);
}

import {
  isSensitiveIndustry,
  type AccountEvent,
  type OpenRange,
  type OtherDay,
} from '../../domain/account/account.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import type { Projection } from '../kernel/projection.js';

export interface AccountRow {
  readonly businessName: string | null;
  readonly website: string | null;
  readonly industry: string;
  readonly siteKey: string;
  readonly timeZone: string;
  readonly pageCount: number;
  readonly week: readonly OpenRange[];
  readonly otherDays: readonly OtherDay[];
  readonly isSensitive: boolean;
  /** Websites beside the business's own on which the widget runs. */
  readonly origins: readonly string[];
}

/** One row per business, keyed by its account. */
export const accountOverview: Projection<AccountEvent | KnowledgeEvent, AccountRow> = {
  name: 'account-overview',
  version: 3,
  scope: 'tenant',
  on: {
    AccountOpened: ({ accountId, businessName, website, industry, siteKey }) => [
      {
        change: 'put',
        key: accountId,
        set: {
          businessName: isErased(businessName) ? null : businessName,
          website: isErased(website) ? null : website,
          industry,
          siteKey,
          // A log of before the preset stood in it says no more than the industry.
          isSensitive: isSensitiveIndustry(industry),
        },
      },
    ],
    TimeZoneSet: ({ timeZone }, { entity }) => [{ change: 'put', key: entity, set: { timeZone } }],
    BusinessRenamed: ({ accountId, businessName }) => [
      {
        change: 'put',
        key: accountId,
        set: { businessName: isErased(businessName) ? null : businessName },
      },
    ],
    IndustrySet: ({ accountId, industry }) => [{ change: 'put', key: accountId, set: { industry } }],
    OpeningHoursSet: ({ accountId, week, otherDays }) => [
      { change: 'put', key: accountId, set: { week, otherDays } },
    ],
    SensitivitySet: ({ accountId, isSensitive }) => [{ change: 'put', key: accountId, set: { isSensitive } }],
    WidgetOriginsSet: ({ accountId, origins }) => [
      { change: 'put', key: accountId, set: { origins: isErased(origins) ? [] : origins } },
    ],
    KnowledgePublished: ({ accountId, pages }) => [
      { change: 'put', key: accountId, set: { pageCount: pages.length } },
    ],
  },
};

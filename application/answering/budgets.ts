/** What a language model may take before the extractive one answers in its place. Money in millionths of a US dollar. */
export interface Budgets {
  readonly firstClauseMs: number;
  readonly replyMs: number;
  readonly repliesPerConversation: number;
  readonly tokensPerConversation: number;
  readonly costMicrosPerConversation: number;
  readonly costMicrosPerDay: number;
}

export const defaultBudgets: Budgets = {
  firstClauseMs: 4_000,
  replyMs: 20_000,
  repliesPerConversation: 60,
  tokensPerConversation: 200_000,
  costMicrosPerConversation: 500_000,
  costMicrosPerDay: 5_000_000,
};

export interface SpentSoFar {
  readonly replyCount: number;
  readonly tokens: number;
  readonly costMicros: number;
  /** By the whole business, since midnight UTC. */
  readonly costMicrosToday: number;
  /** What this business may spend in a day, where the operator has set it; otherwise it is as for every other. */
  readonly costMicrosPerDayMax?: number | null;
  /** What the business's plan includes is used up. */
  readonly isOverAllowance?: boolean;
}

export const isWithin = (budgets: Budgets, spent: SpentSoFar): boolean =>
  spent.isOverAllowance !== true &&
  spent.replyCount < budgets.repliesPerConversation &&
  spent.tokens < budgets.tokensPerConversation &&
  spent.costMicros < budgets.costMicrosPerConversation &&
  spent.costMicrosToday < (spent.costMicrosPerDayMax ?? budgets.costMicrosPerDay);

/** Whose clients must not be named outside, until their owners say otherwise. */
const sensitiveIndustries: ReadonlySet<string> = new Set(['health', 'legal', 'finance']);

export const isSensitiveIndustry = (industry: string): boolean => sensitiveIndustries.has(industry);

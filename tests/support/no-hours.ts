/** Of a business that has told no hours. */
export const noHours = { week: [], otherDays: [] } as const;

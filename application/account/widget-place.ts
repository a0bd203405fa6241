interface Site {
  /** Null where it was erased. */
  readonly website: string | null;
  /** Websites that the owner has named beside it. */
  readonly origins: readonly string[];
}

/**
 * Whether the widget of a business may run on a website. It does on the business's own, with and without `www`, and on every
 * name below it: that is where owners put it without telling anybody. Anywhere else they say so. `origin`: as a browser sends it.
 */
export function mayCarryWidget(origin: string, { website, origins }: Site): boolean {
  if (origins.includes(origin)) return true;
  const own = hostOf(website ?? '')?.replace(/^www\./u, '');
  const host = hostOf(origin);
  return own !== undefined && host !== undefined && (host === own || host.endsWith(`.${own}`));
}

const hostOf = (url: string): string | undefined =>
  /^https?:/u.test(url) && URL.canParse(url) ? new URL(url).hostname : undefined;

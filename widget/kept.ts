const nameOf = (site: string): string => `miapulse:${site}:place`;

/**
 * Where the visitor put the bubble in this visit, and `away` behind a space where they sent it away. Empty before they did so themselves, and in a
 * browser that keeps nothing.
 */
export function kept(site: string): string {
  try {
    return sessionStorage.getItem(nameOf(site)) ?? '';
  } catch {
    return '';
  }
}

export function keep(site: string, place: string): void {
  try {
    if (place === '') sessionStorage.removeItem(nameOf(site));
    else sessionStorage.setItem(nameOf(site), place);
  } catch {
    // Denied or full: it is forgotten with the page.
  }
}

const tracking =
  /^(utm_\w+|gclid|fbclid|msclkid|mc_cid|mc_eid|igshid|ref|ref_src|_ga|sessionid|phpsessid|jsessionid)$/iu;
const files =
  /\.(pdf|jpe?g|png|gif|webp|avif|svg|ico|zip|gz|mp[34]|webm|ogg|wav|mov|docx?|xlsx?|pptx?|css|js|json|xml|txt|ics|vcf|exe|dmg|apk|woff2?)$/iu;

/** One address for one page: no fragment, no tracking, parameters in order. Undefined where it is no web page's address. */
export function pageAddress(link: string, base: string): string | undefined {
  const url = URL.canParse(link, base) ? new URL(link, base) : null;
  if (url === null || !/^https?:$/u.test(url.protocol) || files.test(url.pathname)) return undefined;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  url.username = '';
  url.password = '';
  return url.href;
}

const bareHost = (url: string): string => {
  const { hostname, port } = new URL(url);
  return `${hostname.replace(/^www\./u, '')}:${port}`;
};

/** The same website: with or without `www.`, over http or https. */
export const isSameSite = (one: string, other: string): boolean => bareHost(one) === bareHost(other);

export const pathOf = (url: string): string => new URL(url).pathname;

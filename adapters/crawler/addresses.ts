const tracking =
  /^(utm_\w+|(g|fb|ms|d|y|tt|tw)clid|gclsrc|[gw]braid|srsltid|mc_[ce]id|igshid|_hs\w*|hsa_\w+|(pk|mtm|piwik|matomo|oly)_\w+|mkt_tok|_g[al]|ref|ref_src|replytocom|share|sessionid|phpsessid|jsessionid)$/iu;
const files =
  /\.(jpe?g|png|gif|webp|avif|svg|ico|zip|gz|mp[34]|webm|ogg|wav|mov|docx?|xlsx?|pptx?|css|js|json|xml|txt|ics|vcf|exe|dmg|apk|woff2?)$/iu;
const sessionInPath = /;jsessionid=[^/]*/iu;
const indexName = /\/(index|default|home)\.(html?|php\d?|aspx?|jsp|cgi)$/iu;

/** The address of a page without what says nothing of it: no fragment, no tracking, parameters in order. Undefined where it is no web page's. */
export function pageAddress(link: string, base: string): string | undefined {
  const url = URL.canParse(link, base) ? new URL(link, base) : null;
  if (url === null || !/^https?:$/u.test(url.protocol) || files.test(url.pathname)) return undefined;
  url.hash = '';
  url.pathname = url.pathname.replace(sessionInPath, '');
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  url.username = '';
  url.password = '';
  return url.href;
}

/** What two addresses of one page have in common: they may differ in a slash at the end and in the name of an index. */
export function identityOf(address: string): string {
  const url = new URL(address);
  url.pathname = url.pathname.replace(indexName, '/').replace(/(?<=.)\/$/u, '');
  url.hostname = url.hostname.replace(/^www\./u, '');
  return url.href;
}

const bareHost = (url: string): string => {
  const { hostname, port } = new URL(url);
  return `${hostname.replace(/^www\./u, '')}:${port}`;
};

/** The same website: with or without `www.`, over http or https. */
export const isSameSite = (one: string, other: string): boolean => bareHost(one) === bareHost(other);

/** Whose patience it is: one machine answers for all the names of a website. */
export const hostOf = bareHost;

export const pathOf = (url: string): string => new URL(url).pathname;

export const isPdfAddress = (url: string): boolean => /\.pdf$/iu.test(pathOf(url));

/** The front page, under whichever of its names. */
export const isFrontPage = (url: string): boolean => {
  const { pathname, search } = new URL(identityOf(url));
  return pathname === '/' && search === '';
};

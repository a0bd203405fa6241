import ipaddr from 'ipaddr.js';

/** Ranges that ipaddr.js takes for ordinary ones but that lead to somebody's own machines. */
const alsoPrivate = [
  '168.63.129.16/32',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '192.0.0.0/24',
  '100.64.0.0/10',
].map((range) => ipaddr.IPv4.parseCIDR(range));
/** The only part of IPv6 that is routed publicly (RFC 4291). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an address, in any form a resolver gives it, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed instanceof ipaddr.IPv4) return alsoPrivate.every((range) => !parsed.match(range));
  return parsed.match(globalUnicast);
}

const privateSuffixes =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|arpa|test|invalid|onion)$/u;

/**
 * Whether a URL may lead to a website at all, before anything is resolved: http or https on its own port, a public name
 * or address, no name and password. `URL` has already turned octal, hexadecimal and shortened addresses into plain ones.
 */
export function isPublicUrl(url: URL): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  if (url.port !== '' || url.username !== '' || url.password !== '') return false;
  const host = url.hostname.replace(/\.$/u, '').toLowerCase();
  const literal = host.replace(/^\[|\]$/gu, '');
  if (ipaddr.isValid(literal)) return isPublicAddress(literal);
  return host.includes('.') && !privateSuffixes.test(host);
}

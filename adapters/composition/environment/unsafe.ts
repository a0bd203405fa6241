import { isNear } from './hosts.js';
import { refuse } from './refuse.js';
import { eventStoreUrl, type Variables } from './variables.js';

export function refuseUnsafe(set: Variables, isLoopback: boolean): void {
  const { PUBLIC_URL: publicUrl, DATABASE_URL: main, KEY_VAULT_URL: keys } = set;
  if (publicUrl === undefined && !isLoopback) {
    throw refuse(
      'HOST can be reached from outside: set PUBLIC_URL to the https address people use, or leave HOST out.',
    );
  }
  if (publicUrl !== undefined) refuseUnsafePublic(set, publicUrl);
  if (main !== undefined && (keys === undefined || set.MASTER_KEY === undefined)) {
    throw refuse(
      'With DATABASE_URL set KEY_VAULT_URL and MASTER_KEY as well: keys never stand beside the data.',
    );
  }
  if (main === undefined && keys !== undefined) {
    throw refuse('KEY_VAULT_URL goes with DATABASE_URL: set both, or neither.');
  }
  if (main !== undefined && keys !== undefined && placeOf(main) === placeOf(keys)) {
    throw refuse('KEY_VAULT_URL names the same database as DATABASE_URL: give the keys one of their own.');
  }
  if ((set.DATABASE_OWNER_URL === undefined) !== (set.KEY_VAULT_OWNER_URL === undefined)) {
    throw refuse('DATABASE_OWNER_URL and KEY_VAULT_OWNER_URL go together: set both, or neither.');
  }
  if (set.DATABASE_OWNER_URL !== undefined && main === undefined) {
    throw refuse('DATABASE_OWNER_URL goes with DATABASE_URL: set both, or neither.');
  }
  const names = ['DATABASE_URL', 'KEY_VAULT_URL', 'DATABASE_OWNER_URL', 'KEY_VAULT_OWNER_URL'] as const;
  for (const name of names) {
    const address = set[name];
    if (address !== undefined && !isProtected(new URL(address))) {
      throw refuse(`${name} leads to another machine without TLS: add ?sslmode=verify-full to it.`);
    }
  }
}

function refuseUnsafePublic(set: Variables, publicUrl: string): void {
  if (!publicUrl.startsWith('https://')) {
    throw refuse('PUBLIC_URL has to begin with https://, because everything said here is private.');
  }
  if ((set.TRUST_PROXY_HOPS ?? 0) === 0) {
    throw refuse(
      'With PUBLIC_URL set TRUST_PROXY_HOPS to the number of proxies before this process, such as 1.',
    );
  }
  const missing = (['RESEND_API_KEY', 'MAIL_FROM', 'OPERATOR_NAME', 'SUPPORT_EMAIL'] as const).filter(
    (name) => set[name] === undefined,
  );
  if (missing.length > 0) {
    throw refuse(`With PUBLIC_URL set ${missing.join(', ')} as well: without mail nobody could log in.`);
  }
}

export function refuseUnsafeLog({ DATABASE_URL: main }: Variables, log: string, isSandbox: boolean): void {
  if (main === undefined && !isSandbox) {
    throw refuse(
      'With EVENT_STORE_URL set DATABASE_URL, KEY_VAULT_URL and MASTER_KEY as well: what can be forgotten stands there.',
    );
  }
  const [, hosts = '', options = ''] = eventStoreUrl.exec(log) ?? [];
  const given = new Map(
    [...new URLSearchParams(options)].map(([name, value]) => [name.toLowerCase(), value]),
  );
  const isVerified = given.get('tls') !== 'false' && given.get('tlsverifycert') !== 'false';
  if (!isVerified && !hosts.split(',').every((host) => isNear(host.replace(/:\d+$/u, '')))) {
    throw refuse(
      'EVENT_STORE_URL leads to another machine without TLS: take tls=false and tlsVerifyCert=false out of it.',
    );
  }
}

const placeOf = (address: string): string => {
  const { host, pathname } = new URL(address);
  return host + pathname;
};

const isProtected = ({ hostname, searchParams }: URL): boolean =>
  isNear(hostname) || ['require', 'verify-ca', 'verify-full'].includes(searchParams.get('sslmode') ?? '');

import { randomUUID } from 'node:crypto';
import { signUp, type Member } from '../support/members.js';
import type { phoneNetwork } from '../support/phone-network.js';

export interface DayBusiness {
  readonly owner: Member;
  readonly siteKey: string;
  readonly line: string;
}

interface Place {
  readonly origin: string;
  readonly website: string;
  readonly network: Awaited<ReturnType<typeof phoneNetwork>>;
  readonly say: (text: string) => void;
}

/** Whether a letter goes to one of these businesses, and not to the demo's. */
export const isOwner = (email: string): boolean => email.endsWith('@example.org');

/** So many owners sign up at the same time. */
const atOnce = 4;

/**
 * Owners sign up with their letter, each from an address of its own; the website is read, a fact is taught, a line and a link are set
 * up. Resolves when every one of them answers a question of its website.
 */
export async function openBusinesses(count: number, place: Place): Promise<readonly DayBusiness[]> {
  const opened: DayBusiness[] = [];
  for (let first = 0; first < count; first += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, count - first) }, (_, index) => first + index);
    opened.push(...(await Promise.all(numbers.map((number) => openBusiness(number, place)))));
    if (opened.length % 20 === 0) place.say(`  ${String(opened.length)} businesses opened`);
  }
  return opened;
}

async function openBusiness(number: number, { origin, website, network }: Place): Promise<DayBusiness> {
  const address = `203.0.113.${String(number % 250)}`;
  const owner = await signUp(origin, `owner.${String(number)}@example.org`, `Studio ${String(number)}`, {
    ...{ website, address },
  });
  const session = (await (await owner.get('/session')).json()) as {
    readonly business: { readonly siteKey: string };
  };
  const line = `+1202556${String(1_000 + number)}`;
  await network.lead(origin, line);
  const done = await Promise.all([
    owner.post('/line', { number: line, texting: { readiness: 'ready', reason: null } }),
    owner.post('/desk', {
      timeZone: 'America/Los_Angeles',
      country: 'US',
      links: [{ linkId: 'booking', label: 'Booking', url: 'https://studio.example/booking' }],
    }),
    owner.post('/facts', {
      ...{ factId: randomUUID(), question: 'Do you have a waiting list?', language: 'en', answers: [] },
      text: `Yes, ask for studio ${String(number)}.`,
    }),
  ]);
  for (const response of done) {
    if (!response.ok) throw new Error(`A set-up was refused: ${await response.text()}`);
  }
  return { owner, line, siteKey: session.business.siteKey };
}

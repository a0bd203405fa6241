import type { ErasureProof, Person } from '../../domain/erasure/erasure.js';

/** Something that belongs to somebody, as the read model `person-links` knows it. */
interface Link {
  readonly kind: 'conversation' | 'call' | 'lead' | 'contact' | 'opted-out';
  readonly subjectId: string;
  readonly relatedId: string;
  readonly conversationId: string | null;
}

/** Everything that names one of these people, and everything of these conversations, oldest first. */
export type Links = (
  tenant: string,
  of: { readonly subjectIds: readonly string[]; readonly conversationIds: readonly string[] },
) => Promise<readonly Link[]>;

/** Whether it shows only that a browser or a number is theirs, and not who they are. */
const isOfAPlace = (proof: ErasureProof): boolean => proof === 'visitor-token' || proof === 'call';

/**
 * Everything that belongs to a person, as far as they have shown that it does. What is typed in a chat or said in a call may be somebody
 * else's address or number, so it takes nobody along: a browser or a number shows what was said there, an address what was left under it.
 * Whoever runs the desk or the installation vouches for the rest.
 */
export const whose = (
  links: Links,
  tenant: string,
  { subjectIds, proof }: { readonly subjectIds: readonly string[]; readonly proof: ErasureProof },
): Promise<Person> =>
  isOfAPlace(proof)
    ? saidThere(links, tenant, subjectIds)
    : linked(links, tenant, { subjectIds, withNamed: proof !== 'email-code' });

/** What was said in a browser or from a number. Whose details were left there goes as well where they stand nowhere else. */
async function saidThere(links: Links, tenant: string, subjectIds: readonly string[]): Promise<Person> {
  const own = await links(tenant, { subjectIds, conversationIds: [] });
  const idsOf = (kind: Link['kind']): string[] => [
    ...new Set(
      own
        .filter((one) => one.kind === kind && subjectIds.includes(one.subjectId))
        .map((one) => one.relatedId),
    ),
  ];
  const conversationIds = idsOf('conversation');
  const here = await links(tenant, { subjectIds: [], conversationIds });
  const endsIn = (conversationId: string): readonly string[] => {
    const said = here.filter((link) => link.conversationId === conversationId);
    const holderId = said.find(({ kind }) => kind === 'contact')?.relatedId;
    const namedIds = said.filter(({ kind }) => kind === 'opted-out').map(({ subjectId }) => subjectId);
    return [holderId, ...namedIds].filter((id) => id !== undefined);
  };
  const ends = new Set(conversationIds.flatMap(endsIn));
  const alone: string[] = [];
  for (const id of ends) {
    const everywhere = await links(tenant, { subjectIds: [id], conversationIds: [] });
    const isOnlyHere = everywhere.every(
      ({ conversationId }) => conversationId !== null && conversationIds.includes(conversationId),
    );
    if (isOnlyHere) alone.push(id);
  }
  const leads = here.filter(({ kind, subjectId }) => kind === 'lead' && ends.has(subjectId));
  return {
    subjectIds: [...new Set([...subjectIds, ...alone])],
    conversationIds,
    callIds: idsOf('call'),
    leadIds: [...new Set(leads.map(({ relatedId }) => relatedId))],
  };
}

/**
 * Everything that is linked with a person: whoever confirmed their details in a conversation or call is the one who
 * held it. Where somebody else's details were confirmed in it as well, those stay; the words of the conversation go, because the words
 * of both stand in it.
 */
async function linked(
  links: Links,
  tenant: string,
  { subjectIds, withNamed }: { readonly subjectIds: readonly string[]; readonly withNamed: boolean },
): Promise<Person> {
  const subjects = new Set(subjectIds);
  const conversations = new Set<string>();
  for (let before = -1; before !== subjects.size + conversations.size;) {
    before = subjects.size + conversations.size;
    const known = await links(tenant, { subjectIds: [...subjects], conversationIds: [...conversations] });
    for (const link of known) {
      const isTheirs =
        subjects.has(link.subjectId) || (link.kind === 'contact' && subjects.has(link.relatedId));
      if (isTheirs && link.conversationId !== null) conversations.add(link.conversationId);
    }
    for (const id of heldBy({ known, conversations, subjects, given: subjectIds, withNamed }))
      subjects.add(id);
  }
  const all = await links(tenant, { subjectIds: [...subjects], conversationIds: [...conversations] });
  const ids = (kind: Link['kind']): string[] => [
    ...new Set(
      all.filter((one) => one.kind === kind && subjects.has(one.subjectId)).map((one) => one.relatedId),
    ),
  ];
  return {
    subjectIds: [...subjects],
    conversationIds: [...conversations],
    callIds: ids('call'),
    leadIds: ids('lead'),
  };
}

interface Found {
  readonly known: readonly Link[];
  readonly conversations: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
  readonly given: readonly string[];
  /** A number that was named in a conversation is that of whoever held it. */
  readonly withNamed: boolean;
}

/** Who else these people are: the other ends of conversations that they held. */
function* heldBy({ known, conversations, subjects, given, withNamed }: Found) {
  for (const conversationId of conversations) {
    const here = known.filter((link) => link.conversationId === conversationId);
    const visitorId = here.find(({ kind }) => kind === 'conversation')?.subjectId;
    const holderId = here.find(({ kind }) => kind === 'contact')?.relatedId;
    const namedIds = here
      .filter(({ kind }) => withNamed && kind === 'opted-out')
      .map(({ subjectId }) => subjectId);
    const ends = [visitorId, holderId, ...namedIds].filter((id) => id !== undefined);
    if (!ends.some((id) => subjects.has(id))) continue;
    // Several people call from one number: who was found by their details takes nobody else's along.
    const isProven = [visitorId, ...namedIds].some((id) => id !== undefined && given.includes(id));
    const isHeld =
      isProven || ends.some((id) => id !== visitorId && subjects.has(id)) || holderId === undefined;
    if (isHeld) yield* ends;
  }
}

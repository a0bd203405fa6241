import type { Person } from '../../domain/erasure/erasure.js';

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

/**
 * Everything that belongs to a person, from any id of theirs: whoever confirmed their details in a conversation or call is the one who
 * held it. Where somebody else's details were confirmed in it as well, those stay; the words of the conversation go, because the words
 * of both stand in it.
 */
export async function whose(links: Links, tenant: string, subjectIds: readonly string[]): Promise<Person> {
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
    for (const id of heldBy({ known, conversations, subjects, given: subjectIds })) subjects.add(id);
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
}

/** Who else these people are: the other ends of conversations that they held. */
function* heldBy({ known, conversations, subjects, given }: Found) {
  for (const conversationId of conversations) {
    const here = known.filter((link) => link.conversationId === conversationId);
    const visitorId = here.find(({ kind }) => kind === 'conversation')?.subjectId;
    const holderId = here.find(({ kind }) => kind === 'contact')?.relatedId;
    // A number that was named in a conversation is that of whoever held it.
    const namedIds = here.filter(({ kind }) => kind === 'opted-out').map(({ subjectId }) => subjectId);
    const ends = [visitorId, holderId, ...namedIds].filter((id) => id !== undefined);
    if (!ends.some((id) => subjects.has(id))) continue;
    // Several people call from one number: who was found by their details takes nobody else's along.
    const isProven = [visitorId, ...namedIds].some((id) => id !== undefined && given.includes(id));
    const isHeld =
      isProven || ends.some((id) => id !== visitorId && subjects.has(id)) || holderId === undefined;
    if (isHeld) yield* ends;
  }
}

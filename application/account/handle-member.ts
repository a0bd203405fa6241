import type { Member, MemberCommand, MemberEvent, MemberReason } from '../../domain/member/member.js';
import type { Context, Handle } from '../handling/handle.js';

export type HandleMember = Handle<Member, MemberCommand, MemberEvent, MemberReason>;

/** The scope of people who log in: one person may own several businesses. */
export const installation = 'installation';

export const asMember = (memberId: string): Context => ({
  tenant: installation,
  actor: `member:${memberId}`,
  causationId: '',
});

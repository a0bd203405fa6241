import { z } from 'zod';
import { event, type EventOf, type EventSpecs, type Upcasts } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
// A sole trader's business name and website say who they are, so they go with the account as well.
const ofBusiness = { subject: 'accountId', keep: 'account' } as const;
const ofMember = { subject: 'memberId', keep: 'account' } as const;
/** `changeId`: the id of the request, by which its repetition is known. */
const change = { accountId: id, changeId: id, setAt: time };

/** `owner`: everything. `staff`: conversations, calls, leads and what the desk knows. `auditor`: reads consent and evidence. */
const role = z.enum(['owner', 'staff', 'auditor']);
export type Role = z.infer<typeof role>;

/** What an API key may do: as the rights of the same names. */
const scope = z.enum(['work', 'audit']);
export type Scope = z.infer<typeof scope>;

/** Who else handles what clients say: whoever words the answers, brings the calls, or carries the letters. */
const processor = z.enum(['language-model', 'phone', 'mail']);
export type Processor = z.infer<typeof processor>;

const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
/** Times of the business's own clock, `HH:MM`; `24:00` is the end of the day. */
const range = z.object({ from: z.string(), to: z.string() });
const openRange = range.extend({ day: weekday });
/** A date of the business's own calendar, `YYYY-MM-DD`, on which other hours hold; none: closed. */
const otherDay = z.object({ date: z.string(), ranges: z.array(range) });
export type OpenRange = Readonly<z.infer<typeof openRange>>;
export type OtherDay = Readonly<z.infer<typeof otherDay>>;

export const accountEvents = {
  AccountOpened: event(
    1,
    z.object({
      accountId: id,
      ownerId: id,
      businessName: personal(z.string(), ofBusiness),
      ownerEmail: personal(z.string(), { subject: 'ownerId', keep: 'account' }),
      website: personal(z.string(), ofBusiness),
      industry: z.string(),
      /** Public: it stands in the embed on the business's pages. */
      siteKey: id,
      openedAt: time,
    }),
  ),
  /** IANA name. */
  TimeZoneSet: event(1, z.object({ changeId: id, timeZone: z.string(), setAt: time })),
  BusinessRenamed: event(1, z.object({ ...change, businessName: personal(z.string(), ofBusiness) })),
  IndustrySet: event(1, z.object({ ...change, industry: z.string() })),
  /** Empty `week`: nothing is known of the hours. */
  OpeningHoursSet: event(1, z.object({ ...change, week: z.array(openRange), otherDays: z.array(otherDay) })),
  /** A sensitive business's visitors are named in no letter and no alert. `isPreset`: its industry said so, and no owner. */
  SensitivitySet: event(2, z.object({ ...change, isSensitive: z.boolean(), isPreset: z.boolean() })),
  /** Somebody signed for the business that this processor may handle what its clients say. `agreedOn`: `YYYY-MM-DD`. */
  AgreementRecorded: event(
    1,
    z.object({ ...change, processor, agreedOn: z.string(), agreedBy: personal(z.string(), ofBusiness) }),
  ),
  AgreementEnded: event(1, z.object({ ...change, processor })),
  /** An owner said yes to the operator's papers as they stood, each by the SHA-256 of its words in hex. */
  PapersAccepted: event(1, z.object({ ...change, memberId: id, terms: z.string(), privacy: z.string() })),
  /** Websites beside the business's own on which the widget runs. */
  WidgetOriginsSet: event(1, z.object({ ...change, origins: personal(z.array(z.string()), ofBusiness) })),

  /** With it the business's own server signs who a visitor is. Until `overlapEndsAt` the one before signs as well. */
  IdentitySecretSet: event(
    1,
    z.object({ ...change, secret: personal(z.string(), ofBusiness), setBy: id, overlapEndsAt: time }),
  ),

  MemberInvited: event(
    1,
    z.object({
      accountId: id,
      invitationId: id,
      /** Who this address is, from the directory of members. */
      memberId: id,
      email: personal(z.string(), ofMember),
      role,
      invitedBy: id,
      invitedAt: time,
      /** After this it can be accepted no more. */
      expiresAt: time,
    }),
  ),
  InvitationWithdrawn: event(
    1,
    z.object({ invitationId: id, memberId: id, withdrawnBy: id, withdrawnAt: time }),
  ),
  MemberJoined: event(1, z.object({ accountId: id, invitationId: id, memberId: id, role, joinedAt: time })),
  MemberRoleChanged: event(
    1,
    z.object({ accountId: id, changeId: id, memberId: id, role, changedBy: id, changedAt: time }),
  ),
  MemberRemoved: event(
    1,
    z.object({ accountId: id, changeId: id, memberId: id, removedBy: id, removedAt: time }),
  ),

  // What became of a member's own login, told to each business they belong to, so that it stands in its log as well.
  MemberAddressChanged: event(
    1,
    z.object({ ...change, memberId: id, email: personal(z.string(), ofMember) }),
  ),
  MemberPasskeyAdded: event(1, z.object({ ...change, memberId: id, passkeyId: id })),
  MemberPasskeyRemoved: event(1, z.object({ ...change, memberId: id, passkeyId: id })),
  MemberRecoveryCodeUsed: event(1, z.object({ ...change, memberId: id })),

  /** The key itself stands nowhere: `hash` is its SHA-256 in hex, `ending` its last four characters. */
  ApiKeyIssued: event(
    1,
    z.object({
      accountId: id,
      keyId: id,
      label: personal(z.string(), ofBusiness),
      hash: z.string(),
      ending: z.string(),
      scopes: z.array(scope),
      issuedBy: id,
      issuedAt: time,
      /** Null: until it is revoked. */
      expiresAt: time.nullable(),
    }),
  ),
  /** Another takes its place: it works until `endsAt`, so that programs can be changed one by one. */
  ApiKeyReplaced: event(
    1,
    z.object({
      ...{ accountId: id, keyId: id, hash: z.string(), nextKeyId: id },
      ...{ endsAt: time, replacedBy: id, replacedAt: time },
    }),
  ),
  ApiKeyRevoked: event(
    1,
    z.object({ accountId: id, keyId: id, hash: z.string(), revokedBy: id, revokedAt: time }),
  ),
} as const satisfies EventSpecs;

export type AccountEvent = EventOf<typeof accountEvents>;

export const accountUpcasts: Upcasts<typeof accountEvents> = {
  // Before there was a preset in the log, only owners said it.
  SensitivitySet: [(body) => ({ ...body, isPreset: false })],
};

/**
 * Which events are leaves of the consent log, by category: what people agreed to or declined, what was said to them about it, what was then
 * done, and who could have done it. A name is never taken away; a new one counts from the event on that is recorded after it.
 */
export const leafTypes: Readonly<Record<string, readonly string[]>> = {
  conversation: ['NoticeShown'],
  transcript: ['TranscriptRequested', 'TranscriptConfirmed', 'TranscriptSent', 'TranscriptRefused'],
  call: [
    'CallAnswered',
    'RecordingStarted',
    'RecordingAgreed',
    'RecordingDeclined',
    'RecordingLost',
    'RecordingStored',
    'MessageStored',
    'RecordingRemoved',
  ],
  consent: [
    'TextLinkRequested',
    'TextLinkConfirmed',
    'TextLinkDeclined',
    'TextLinkRefused',
    'AttemptBegun',
    'TextAccepted',
    'TextRejected',
    'TextDelivered',
    'TextUndelivered',
    'OutcomeUnknown',
    'TextLinkLapsed',
    'OptedOut',
    'OptedIn',
    'OptInDisregarded',
  ],
  line: ['RecordingConsentSet'],
  mailbox: ['Unsubscribed', 'Resubscribed'],
  reach: ['AlertPhoneConfirmed', 'AlertPhoneRemoved', 'AlertTextsStopped', 'AlertTextsStarted'],
  pairing: ['ChatPaired', 'PairingEnded'],
  account: [
    'AccountOpened',
    'AgreementRecorded',
    'AgreementEnded',
    'MemberInvited',
    'InvitationWithdrawn',
    'MemberJoined',
    'MemberRoleChanged',
    'MemberRemoved',
    'MemberAddressChanged',
    'MemberPasskeyAdded',
    'MemberPasskeyRemoved',
    'MemberRecoveryCodeUsed',
    'ApiKeyIssued',
    'ApiKeyReplaced',
    'ApiKeyRevoked',
  ],
  member: ['AddressChanged', 'PasskeyAdded', 'PasskeyRemoved', 'RecoveryCodesIssued', 'RecoveryCodeUsed'],
  look: ['LookGranted', 'LookEnded', 'BusinessLookedInto'],
  installation: ['FactorSet', 'FactorReset', 'DataRequestNoted', 'DataRequestClosed'],
};

export const isLeaf = (category: string, type: string): boolean =>
  leafTypes[category]?.includes(type) ?? false;

import * as keys from '../../contract/api-keys.js';
import * as archive from '../../contract/archive.js';
import * as business from '../../contract/business.js';
import * as disclosures from '../../contract/disclosures.js';
import * as erasures from '../../contract/erasures.js';
import * as identity from '../../contract/identity-secret.js';
import * as looks from '../../contract/looks.js';
import * as team from '../../contract/team.js';
import type { Part } from '../operation.js';

export const businessAndPeople: Part = {
  tag: 'Business and people',
  operations: [
    {
      ...{ method: 'GET', path: '/business', id: 'getBusiness', access: 'work' },
      ...{ summary: 'What the business is', status: 200, answer: business.business },
    },
    {
      ...{ method: 'POST', path: '/business', id: 'changeBusiness', access: 'manage' },
      summary: 'Changes what is named and leaves the rest',
      ...{ body: business.changeBusiness, status: 204 },
      problems: { 422: ['hours-not-in-order', 'origin-not-valid', 'website-invalid'] },
    },
    {
      ...{ method: 'POST', path: '/business/agreements', id: 'recordAgreement', access: 'manage' },
      summary: 'Puts on record the agreement with somebody who handles what clients say',
      ...{ body: business.recordAgreement, status: 204, problems: { 422: ['agreement-not-valid'] } },
    },
    {
      ...{ method: 'POST', path: '/business/agreements/:id/end', id: 'endAgreement', access: 'manage' },
      summary: 'The agreement with this processor holds no more',
      ...{ status: 204, problems: { 404: ['processor-not-found'] } },
    },
    {
      ...{ method: 'POST', path: '/business/papers', id: 'acceptPapers', access: 'manage' },
      summary: 'An owner says yes to the terms and the paper on privacy as they stand',
      ...{
        body: business.acceptPapers,
        status: 204,
        problems: { 409: ['papers-changed'] },
      },
    },
    {
      ...{ method: 'GET', path: '/looks', id: 'listLooks', access: 'manage' },
      summary: 'What whoever runs the installation may see of the business, and has seen',
      ...{ status: 200, answer: looks.looks },
    },
    {
      ...{ method: 'POST', path: '/looks', id: 'grantLook', access: 'manage', body: looks.grantLook },
      summary: 'Lets whoever runs the installation look into the business for some hours',
      ...{ status: 204, problems: { 409: ['look-granted-already'] } },
    },
    {
      ...{ method: 'POST', path: '/looks/:id/end', id: 'endLook', access: 'manage' },
      ...{ summary: 'Ends that at once', status: 204, problems: { 404: ['grant-not-found'] } },
    },
    {
      ...{ method: 'GET', path: '/erasures', id: 'listErasures', access: 'audit' },
      ...{ summary: 'Who was to be forgotten, and how far it is; it names nobody', status: 200 },
      answer: erasures.erasures,
    },
    {
      ...{ method: 'GET', path: '/erasures/:id', id: 'getErasure', access: 'audit' },
      ...{ summary: 'How far one erasure is', status: 200, answer: erasures.erasureShown },
      problems: { 404: ['erasure-not-found'] },
    },
    {
      ...{ method: 'POST', path: '/erasures', id: 'erasePerson', access: 'manage' },
      summary: 'Forgets whoever is seen in a lead, a conversation or a call, with all that belongs to them',
      ...{ body: erasures.erasePerson, status: 202, answer: erasures.erasureShown },
      problems: { 404: ['nobody-there'] },
    },
    {
      ...{ method: 'POST', path: '/erasures/:id/cancel', id: 'cancelErasure', access: 'manage' },
      summary: 'Undoes what was asked for, in its days of grace',
      ...{ status: 204, problems: { 404: ['erasure-not-found'], 409: ['erasure-begun'] } },
    },
    {
      ...{ method: 'GET', path: '/disclosures', id: 'listDisclosures', access: 'audit' },
      ...{ summary: 'Who asked for a copy of what is kept about them; it names nobody', status: 200 },
      answer: disclosures.disclosures,
    },
    {
      ...{ method: 'POST', path: '/disclosures', id: 'disclosePerson', access: 'manage' },
      summary:
        'A link to all that is kept about whoever is seen in a lead, a conversation or a call; it works once',
      ...{ body: disclosures.disclosePerson, status: 201, answer: disclosures.disclosureLinked },
      problems: { 404: ['nobody-there'], 429: ['copies-too-often'] },
    },
    {
      ...{ method: 'GET', path: '/business/closing', id: 'getClosing', access: 'audit' },
      summary: 'Whether the account is being closed, and until when that can be undone',
      ...{ status: 200, answer: erasures.closing },
    },
    {
      ...{ method: 'POST', path: '/business/archive', id: 'takeOut', access: 'manage' },
      summary:
        'Everything of the business as one file that is sealed under a passphrase, for another installation',
      ...{ body: archive.takeOut, status: 200, answer: archive.archiveType },
    },
    {
      ...{ method: 'POST', path: '/business/close', id: 'closeAccount', access: 'manage' },
      summary: 'Closes the account: after days of grace everything it holds is erased',
      ...{ body: erasures.closeAccount, status: 202, answer: erasures.erasureShown },
      problems: { 409: ['account-closing'], 422: ['name-not-same'] },
    },
    {
      ...{ method: 'GET', path: '/team', id: 'listPeople', access: 'audit' },
      ...{ summary: 'Who belongs to the business, and who is invited', status: 200, answer: team.team },
    },
    {
      ...{ method: 'POST', path: '/team/invitations', id: 'invitePerson', access: 'audit' },
      summary: 'Invites somebody by letter',
      ...{ body: team.inviteMember, status: 201, answer: team.invited },
      problems: { 403: ['owners-only'], 409: ['already-member', 'too-many-members'] },
    },
    {
      ...{ method: 'POST', path: '/team/invitations/:id/withdraw', id: 'withdrawInvitation' },
      ...{ access: 'audit', summary: 'Withdraws an invitation', status: 204 },
      problems: { 403: ['owners-only'], 404: ['invitation-not-found'], 409: ['invitation-over'] },
    },
    {
      ...{ method: 'POST', path: '/team/members/:id/role', id: 'changeRole', access: 'audit' },
      ...{ summary: 'Changes what somebody may do', body: team.changeRole, status: 204 },
      problems: { 403: ['owners-only'], 404: ['member-not-found'], 409: ['last-owner'] },
    },
    {
      ...{ method: 'POST', path: '/team/members/:id/remove', id: 'removePerson', access: 'audit' },
      ...{ summary: 'Removes somebody, who is out at once', status: 204 },
      problems: { 403: ['owners-only'], 404: ['member-not-found'], 409: ['last-owner'] },
    },
  ],
};

export const apiKeys: Part = {
  tag: 'API keys',
  operations: [
    {
      ...{ method: 'GET', path: '/api-keys', id: 'listApiKeys', access: 'manage' },
      ...{ summary: 'API keys, issued last first', status: 200, answer: keys.apiKeys },
    },
    {
      ...{ method: 'POST', path: '/api-keys', id: 'issueApiKey', access: 'manage' },
      summary: 'Issues an API key, which is told this once',
      ...{ body: keys.issueApiKey, status: 201, answer: keys.apiKeyIssued },
      problems: { 409: ['too-many-keys', 'secret-lost'], 422: ['key-not-valid'] },
    },
    {
      ...{ method: 'POST', path: '/api-keys/:id/rotate', id: 'rotateApiKey', access: 'manage' },
      summary: 'Puts another key in its place, which is told this once; both work for so many hours',
      ...{ body: keys.rotateApiKey, status: 201, answer: keys.apiKeyIssued },
      problems: {
        404: ['key-not-found'],
        409: ['key-is-over', 'too-many-keys', 'secret-lost'],
        422: ['key-not-valid'],
      },
    },
    {
      ...{ method: 'POST', path: '/api-keys/:id/revoke', id: 'revokeApiKey', access: 'manage' },
      ...{ summary: 'Revokes an API key at once', status: 204, problems: { 404: ['key-not-found'] } },
    },
    {
      ...{ method: 'GET', path: '/identity-secret', id: 'getIdentitySecret', access: 'manage' },
      summary: 'Whether the server of the website signs who visitors are, and since when',
      ...{ status: 200, answer: identity.identitySecret },
    },
    {
      ...{ method: 'POST', path: '/identity-secret', id: 'setIdentitySecret', access: 'manage' },
      summary: 'Makes the secret to sign with, or another in its place; it is told this once',
      ...{ body: identity.setIdentitySecret, status: 201, answer: identity.identitySecretSet },
      problems: { 409: ['secret-lost'] },
    },
  ],
};

import * as keys from '../../contract/api-keys.js';
import * as business from '../../contract/business.js';
import * as session from '../../contract/session.js';
import * as team from '../../contract/team.js';
import type { Part } from '../operation.js';

export const loggingIn: Part = {
  tag: 'Logging in',
  operations: [
    {
      ...{ method: 'POST', path: '/sign-up', id: 'signUp', access: 'anybody', body: session.signUp },
      summary: 'Opens a business once the letter that is sent is answered',
      ...{ status: 202, answer: session.letterSent, problems: { 422: ['website-invalid'] } },
    },
    {
      ...{ method: 'POST', path: '/login', id: 'login', access: 'anybody', body: session.login },
      summary: 'Sends a letter with a link and a code',
      ...{ status: 202, answer: session.letterSent },
    },
    {
      ...{ method: 'POST', path: '/login/link', id: 'loginByLink', access: 'anybody' },
      summary: 'Logs in by the link of the letter',
      ...{ body: session.loginLink, status: 200, answer: session.session },
      problems: { 403: ['link-of-another-browser', 'no-business'], 410: ['link-expired', 'invitation-over'] },
    },
    {
      ...{ method: 'POST', path: '/login/code', id: 'loginByCode', access: 'anybody' },
      summary: 'Logs in by the code of the letter',
      ...{ body: session.loginCode, status: 200, answer: session.session },
      problems: { 410: ['link-expired'], 422: ['code-wrong'] },
    },
    {
      ...{ method: 'POST', path: '/logout', id: 'logOut', access: 'member', status: 204 },
      summary: 'Ends this session',
    },
    {
      ...{ method: 'GET', path: '/session', id: 'getSession', access: 'member' },
      summary: 'Who is logged in, as what, in which business',
      ...{ status: 200, answer: session.session },
    },
    {
      ...{ method: 'POST', path: '/session/business', id: 'switchBusiness', access: 'member' },
      summary: 'Goes on in another business one belongs to',
      ...{ body: session.switchBusiness, status: 200, answer: session.session },
      problems: { 404: ['business-not-found'] },
    },
    {
      ...{ method: 'GET', path: '/sessions', id: 'listSessions', access: 'member' },
      summary: 'Where one is logged in',
      ...{ status: 200, answer: session.sessions },
    },
    {
      ...{ method: 'POST', path: '/sessions/end-others', id: 'endOtherSessions', access: 'member' },
      ...{ summary: 'Logs out everywhere else', status: 204 },
    },
    {
      ...{ method: 'POST', path: '/sessions/:ref/end', id: 'endSession', access: 'member' },
      ...{ summary: 'Logs out there', status: 204 },
    },
  ],
};

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
      ...{ body: business.changeBusiness, status: 204, problems: { 422: ['hours-not-in-order'] } },
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
  ],
};

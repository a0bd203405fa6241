import * as me from '../../contract/me.js';
import * as factor from '../../contract/second-factor.js';
import * as session from '../../contract/session.js';
import type { Operation, Part } from '../operation.js';

const over = { 410: ['address-change-over'] } as const;
const goesOn: Operation['accepted'] = {
  summary: 'The letter was answered; the member has a passkey, and the login goes on with it.',
  answer: session.secondFactorNeeded,
};

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
      accepted: goesOn,
      problems: { 403: ['link-of-another-browser', 'no-business'], 410: ['link-expired', 'invitation-over'] },
    },
    {
      ...{ method: 'POST', path: '/login/code', id: 'loginByCode', access: 'anybody' },
      summary: 'Logs in by the code of the letter',
      ...{ body: session.loginCode, status: 200, answer: session.session },
      accepted: goesOn,
      problems: { 410: ['link-expired'], 422: ['code-wrong'] },
    },
    {
      ...{ method: 'POST', path: '/login/second-factor/options', id: 'offerSecondFactor' },
      summary: 'What the browser asks a passkey for',
      ...{ access: 'anybody', status: 200, answer: factor.browserOptions },
      problems: { 410: ['link-expired'] },
    },
    {
      ...{ method: 'POST', path: '/login/second-factor', id: 'showSecondFactor', access: 'anybody' },
      summary: 'Goes on logging in, with a passkey or a recovery code',
      ...{ body: factor.proof, status: 200, answer: session.session },
      problems: { 403: ['second-factor-wrong'], 410: ['link-expired'] },
    },
    {
      ...{ method: 'POST', path: '/address/confirm', id: 'confirmAddress', access: 'anybody' },
      summary: 'Confirms a new address by the letter that came there',
      ...{ body: me.addressToken, status: 200, answer: me.addressOutcome, problems: over },
    },
    {
      ...{ method: 'POST', path: '/address/veto', id: 'vetoAddress', access: 'anybody' },
      summary: 'Says no to a new address by the letter that came to the old one',
      ...{ body: me.addressToken, status: 200, answer: me.addressOutcome, problems: over },
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

export const ownLogin: Part = {
  tag: 'One’s own login',
  operations: [
    {
      ...{ method: 'GET', path: '/me', id: 'getMe', access: 'member', status: 200, answer: me.me },
      summary: 'One’s own address, passkeys and recovery codes',
    },
    {
      ...{ method: 'POST', path: '/me/address', id: 'changeAddress', access: 'member' },
      summary: 'Asks for another address; the same answer where it is somebody else’s',
      ...{ body: me.changeAddress, status: 204 },
      problems: { ...over, 409: ['address-change-under-way'], 422: ['address-same'] },
    },
    {
      ...{ method: 'POST', path: '/me/address/withdraw', id: 'withdrawAddress', access: 'member' },
      ...{ summary: 'Keeps the address', body: me.withdrawAddress, status: 204, problems: over },
    },
    {
      ...{ method: 'POST', path: '/me/passkeys/options', id: 'offerPasskey', access: 'member' },
      summary: 'What the browser makes a passkey of',
      ...{ status: 200, answer: factor.browserOptions },
    },
    {
      ...{ method: 'POST', path: '/me/passkeys', id: 'addPasskey', access: 'member' },
      summary: 'Adds a passkey; with the first come recovery codes, told this once',
      ...{ body: factor.addPasskey, status: 201, answer: factor.passkeyAdded },
      problems: { 409: ['too-many-passkeys'], 422: ['passkey-not-made'] },
    },
    {
      ...{ method: 'POST', path: '/me/second-factor/options', id: 'offerProof', access: 'member' },
      summary: 'What the browser asks a passkey for, to show it again',
      ...{ status: 200, answer: factor.browserOptions },
    },
    {
      ...{ method: 'POST', path: '/me/passkeys/:id/remove', id: 'removePasskey', access: 'member' },
      summary: 'Removes a passkey; the last one only with a proof',
      ...{ body: factor.removePasskey, status: 204 },
      problems: { 403: ['second-factor-again'], 404: ['passkey-not-found'] },
    },
    {
      ...{ method: 'POST', path: '/me/recovery-codes', id: 'renewRecoveryCodes', access: 'member' },
      summary: 'Other recovery codes, told this once; those before work no more',
      ...{ body: factor.renewCodes, status: 200, answer: factor.recoveryCodes },
      problems: { 403: ['second-factor-again'] },
    },
  ],
};

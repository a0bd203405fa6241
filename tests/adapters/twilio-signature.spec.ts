import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSigned, isUpgradeSigned } from '../../adapters/twilio/signature.js';

/** The cases by which Twilio's own SDK for Node.js is tested (`spec/validation.spec.js`, MIT, Twilio Inc.). */
const authToken = '12345';
const path = '/myapp.php?foo=1&bar=2';
const form = new URLSearchParams({
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
}).toString();
const json = '{"property": "value", "boolean": true}';
const jsonHash = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
const emptyHash = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
const https = 'https://mycompany.com';

const twice = [
  ['MessagingBinding.Address', '+1325xxxxxxx'],
  ['MessagingBinding.Address', '+1415xxxxxxx'],
];

const accepted: readonly [
  name: string,
  publicUrl: string,
  originalUrl: string,
  body: string,
  signature: string,
][] = [
  ['a form', https, path, form, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
  ['signed without the port', `${https}:1234`, path, form, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
  ['signed with the port', 'http://mycompany.com:1234', path, form, 'Zmvh+3yNM1Phv2jhDCwEM3q5ebU='],
  ['signed with :443', https, path, form, 'kvajT1Ptam85bY51eRf/AJRuM3w='],
  ['signed with :80', 'http://mycompany.com', path, form, '0ZXoZLH/DfblKGATFgpif+LLRf4='],
  ['credentials', 'https://user:pass@mycompany.com', path, form, 'CukzLTc1tT5dXEDIHm/tKBanW10='],
  ['a user name', 'https://user@mycompany.com', path, form, '2YRLlVAflCqxaNicjMpJcSTgzSs='],
  ['credentials, with :443', 'https://user:pass@mycompany.com', path, form, 'ZQFR1PTIZXF2MXB8ZnKCvnnA+rI='],
  ['a query in the old encoding', https, `${path}&Body=It's+amazing`, form, 'TfZzewPq8wqrGlMfyAud8+/IvJ0='],
  ['a name twice', https, path, new URLSearchParams(twice).toString(), '83O6e2vORAoJHUNzJjDWN1jz+BA='],
  [
    'a name twice, the other way round',
    https,
    path,
    new URLSearchParams(twice.toReversed()).toString(),
    '83O6e2vORAoJHUNzJjDWN1jz+BA=',
  ],
  [
    'a name three times, with the same value twice',
    https,
    path,
    'Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234',
    'IK+Dwps556ElfBT0I3Rgjkr1wJU=',
  ],
  ['a body by its hash', https, `${path}&bodySHA256=${jsonHash}`, json, 'a9nBmqA0ju/hNViExpshrM61xv4='],
  ['an empty object', https, `${path}&bodySHA256=${emptyHash}`, '{}', 'Ldidvp12m26NI7eqEvxnEpkd9Hc='],
  ['a hash alone', https, `/myapp.php?bodySHA256=${jsonHash}`, json, 'y77kIzt2vzLz71DgmJGsen2scGs='],
];

describe('agrees with Twilio’s SDK', () => {
  test.each(accepted)(
    'a request is taken as signed: %s',
    (_name, publicUrl, originalUrl, body, signature) => {
      expect(isSigned({ authToken, publicUrl }, { signature, originalUrl, body })).toBe(true);
    },
  );
  test.each([
    ['no signature', undefined],
    ['an empty one', ''],
    ['a wrong one', 'WRONG_SIGNATURE'],
    ['that of another request', 'kvajT1Ptam85bY51eRf/AJRuM3x='],
  ])('a request is refused: %s', (_name, signature) => {
    expect(isSigned({ authToken, publicUrl: https }, { signature, originalUrl: path, body: form })).toBe(
      false,
    );
  });
});

const by = (token: string, text: string): string => createHmac('sha1', token).update(text).digest('base64');
const signed = (url: string, text = ''): string => by(authToken, `${url}${text}`);
const own = { authToken, publicUrl: https };

test('a changed parameter, address, key or body is refused', () => {
  const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';
  const request = { signature, originalUrl: path, body: form };
  expect(isSigned(own, { ...request, body: form.replace('1234', '1235') })).toBe(false);
  expect(isSigned(own, { ...request, body: `${form}&More=1` })).toBe(false);
  expect(isSigned(own, { ...request, originalUrl: '/other.php?foo=1&bar=2' })).toBe(false);
  expect(isSigned({ ...own, authToken: 'another' }, request)).toBe(false);
  const hashed = { signature: 'a9nBmqA0ju/hNViExpshrM61xv4=', originalUrl: `${path}&bodySHA256=${jsonHash}` };
  expect(isSigned(own, { ...hashed, body: json })).toBe(true);
  expect(isSigned(own, { ...hashed, body: `${json} ` })).toBe(false);
});
test('the hash of a body counts only where it is signed', () => {
  const originalUrl = `/x?bodySHA256=${createHash('sha256').update('a=1').digest('hex')}`;
  expect(isSigned(own, { signature: signed(`${https}/x`, 'a1'), originalUrl, body: 'a=1' })).toBe(false);
});
test('what stands in front of the path in a request counts for nothing', () => {
  const originalUrl = 'https://elsewhere.example/voice';
  expect(isSigned(own, { signature: signed(originalUrl), originalUrl, body: '' })).toBe(false);
});

test.each([
  ['wss', https, 'wss://mycompany.com/relay'],
  ['wss with :443', https, 'wss://mycompany.com:443/relay'],
  ['ws of this machine', 'http://127.0.0.1:3000', 'ws://127.0.0.1:3000/relay'],
])('a WebSocket is taken as signed by the address of the TwiML: %s', (_name, publicUrl, url) => {
  const request = { signature: signed(url), originalUrl: '/relay' };
  expect(isUpgradeSigned({ authToken, publicUrl }, request)).toBe(true);
  expect(isUpgradeSigned({ authToken: 'another', publicUrl }, request)).toBe(false);
  expect(isUpgradeSigned({ authToken, publicUrl }, { ...request, originalUrl: '/other' })).toBe(false);
  expect(isUpgradeSigned({ authToken, publicUrl }, { ...request, signature: undefined })).toBe(false);
});

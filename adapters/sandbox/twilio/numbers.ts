import { Router } from 'express';
import type { Pool } from 'pg';
import { readForm, type Form } from './form.js';
import {
  dropNumber,
  findNumberBySid,
  listNumbers,
  setNumber,
  type NumberSettings,
  type OwnNumber,
} from './number-store.js';
import { paged, readPage } from './paging.js';
import { invalid, notFound, refuse, type Refusal } from './refusal.js';
import { rfc2822 } from './rfc-2822.js';
import { isWebhookAddress } from './webhook-address.js';

/**
 * The numbers of an account: list, fetch, update and release
 * (https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource).
 */
export function createNumbers({
  pool,
  accountSid,
}: {
  readonly pool: Pool;
  readonly accountSid: string;
}): Router {
  const router = Router();
  const resource = numberResource(accountSid);

  router.get('/IncomingPhoneNumbers.json', async (request, response) => {
    const query = readForm(request.query);
    const page = readPage(query);
    const { PhoneNumber: phoneNumber, FriendlyName: friendlyName } = query;
    const found = await listNumbers(
      pool,
      { ...(phoneNumber && { phoneNumber }), ...(friendlyName && { friendlyName }) },
      page,
    );
    const path = `${request.baseUrl}${request.path}`;
    response.json(paged({ path, query, key: 'incoming_phone_numbers' }, page, found.map(resource)));
  });

  router.get('/IncomingPhoneNumbers/:sid.json', async (request, response) => {
    const number = await findNumberBySid(pool, request.params.sid);
    if (number === undefined) refuse(response, notFound(request.baseUrl + request.path));
    else response.json(resource(number));
  });

  router.post('/IncomingPhoneNumbers/:sid.json', async (request, response) => {
    const form = readForm(request.body);
    const refusal = refusalOf(form);
    if (refusal !== undefined) {
      refuse(response, refusal);
      return;
    }
    const number = await setNumber(pool, request.params.sid, settingsOf(form));
    if (number === undefined) refuse(response, notFound(request.baseUrl + request.path));
    else response.json(resource(number));
  });

  router.delete('/IncomingPhoneNumbers/:sid.json', async (request, response) => {
    if (await dropNumber(pool, request.params.sid)) response.status(204).end();
    else refuse(response, notFound(request.baseUrl + request.path));
  });
  return router;
}

const addresses = ['VoiceUrl', 'VoiceFallbackUrl', 'SmsUrl', 'SmsFallbackUrl', 'StatusCallback'] as const;
const methods = [
  'VoiceMethod',
  'VoiceFallbackMethod',
  'SmsMethod',
  'SmsFallbackMethod',
  'StatusCallbackMethod',
] as const;

function refusalOf(form: Form): Refusal | undefined {
  const wrong = addresses.find((name) => form[name] && !isWebhookAddress(form[name]));
  if (wrong !== undefined) return invalid(21402, `${wrong} is not a valid URL`);
  // Twilio also calls by GET, which this program asks for nowhere.
  const method = methods.find((name) => (form[name] ?? 'POST') !== 'POST');
  return method && invalid(20001, `${method} is POST here`);
}

const settingsOf = (form: Form): NumberSettings => ({
  ...(form['FriendlyName'] !== undefined && { friendlyName: form['FriendlyName'].slice(0, 64) }),
  ...(form['VoiceUrl'] !== undefined && { voiceUrl: form['VoiceUrl'] }),
  ...(form['VoiceFallbackUrl'] !== undefined && { voiceFallbackUrl: form['VoiceFallbackUrl'] }),
  ...(form['SmsUrl'] !== undefined && { smsUrl: form['SmsUrl'] }),
  ...(form['SmsFallbackUrl'] !== undefined && { smsFallbackUrl: form['SmsFallbackUrl'] }),
  ...(form['StatusCallback'] !== undefined && { statusCallback: form['StatusCallback'] }),
});

const numberResource = (accountSid: string) => (number: OwnNumber) => ({
  account_sid: accountSid,
  address_requirements: 'none',
  address_sid: null,
  api_version: '2010-04-01',
  beta: false,
  bundle_sid: null,
  capabilities: { voice: true, sms: number.hasSms, mms: number.hasSms, fax: false },
  date_created: rfc2822(number.createdAt),
  date_updated: rfc2822(number.updatedAt),
  emergency_address_sid: null,
  emergency_address_status: 'unregistered',
  emergency_status: 'Inactive',
  friendly_name: number.friendlyName,
  identity_sid: null,
  origin: number.origin,
  phone_number: number.phoneNumber,
  sid: number.sid,
  sms_application_sid: null,
  sms_fallback_method: 'POST',
  sms_fallback_url: number.smsFallbackUrl,
  sms_method: 'POST',
  sms_url: number.smsUrl,
  status: 'in-use',
  status_callback: number.statusCallback,
  status_callback_method: 'POST',
  trunk_sid: null,
  type: 'local',
  uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  voice_application_sid: null,
  voice_caller_id_lookup: false,
  voice_fallback_method: 'POST',
  voice_fallback_url: number.voiceFallbackUrl,
  voice_method: 'POST',
  voice_receive_mode: 'voice',
  voice_url: number.voiceUrl,
});

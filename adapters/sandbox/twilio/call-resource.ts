import type { CallRecord } from './call-store.js';
import type { Recording } from './recording-store.js';
import { rfc2822 } from './rfc-2822.js';

const apiVersion = '2010-04-01';
const accountUri = (accountSid: string): string => `/${apiVersion}/Accounts/${accountSid}`;
const nullableDate = (at: Date | null): string | null => (at === null ? null : rfc2822(at));

/** A number as people in its country write it, where that is North America. */
const formatted = (number: string): string => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/u, '($1) $2-$3');

/** A call as `api.v2010.account.call` describes it. */
export function callResource(call: CallRecord) {
  const uri = `${accountUri(call.accountSid)}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    account_sid: call.accountSid,
    parent_call_sid: call.parentSid,
    api_version: apiVersion,
    direction: call.direction,
    from: call.from,
    from_formatted: formatted(call.from),
    to: call.to,
    to_formatted: formatted(call.to),
    forwarded_from: call.forwardedFrom,
    caller_name: call.callerName,
    status: call.status,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.updatedAt),
    start_time: nullableDate(call.answeredAt ?? call.createdAt),
    end_time: nullableDate(call.endedAt),
    duration: call.durationS === null ? null : String(call.durationS),
    answered_by: null,
    group_sid: null,
    phone_number_sid: null,
    price: null,
    price_unit: 'USD',
    queue_time: '0',
    trunk_sid: null,
    uri: `${uri}.json`,
    subresource_uris: { recordings: `${uri}/Recordings.json` },
  };
}

/** A recording as `api.v2010.account.recording` describes it; of a call also as `…call.call_recording` does. */
export function recordingResource(one: Recording, of: 'account' | 'call', origin: string) {
  const uri = `${accountUri(one.accountSid)}/Recordings/${one.sid}`;
  const ofCall = `${accountUri(one.accountSid)}/Calls/${one.callSid}/Recordings/${one.sid}.json`;
  const shared = {
    sid: one.sid,
    account_sid: one.accountSid,
    call_sid: one.callSid,
    conference_sid: null,
    api_version: apiVersion,
    status: one.status === 'failed' ? 'absent' : one.status,
    source: one.source,
    channels: one.channels,
    date_created: rfc2822(one.startedAt),
    date_updated: rfc2822(one.updatedAt),
    start_time: rfc2822(one.startedAt),
    duration: one.durationMs === null ? null : String(Math.round(one.durationMs / 1_000)),
    error_code: one.errorCode,
    price: null,
    price_unit: 'USD',
    encryption_details: null,
  };
  return of === 'call'
    ? { ...shared, track: one.track, uri: ofCall }
    : {
        ...shared,
        uri: `${uri}.json`,
        media_url: `${origin}${uri}`,
        subresource_uris: { transcriptions: `${uri}/Transcriptions.json` },
      };
}

/** One page that holds all there is. */
export function page(name: 'calls' | 'recordings', resources: readonly object[], uri: string) {
  return {
    [name]: resources,
    page: 0,
    page_size: 50,
    start: 0,
    end: Math.max(0, resources.length - 1),
    uri,
    first_page_uri: uri,
    next_page_uri: null,
    previous_page_uri: null,
  };
}

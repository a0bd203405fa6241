import { Fault } from '../../application/ports/fault.js';
import type { Sound, Telephony } from '../../application/ports/telephony.js';
import { addressesOf } from './addresses.js';
import { refusalOf, type Fetch, type TwilioClient } from './client.js';
import type { TwilioConfig } from './config.js';
import { wavDurationMs } from './wav.js';

interface Needs {
  readonly client: TwilioClient;
  readonly fetch: Fetch;
  /** The id of a call, by the phone company's own. */
  readonly callIdOf: (callRef: string) => string;
}

/** Two hours of two channels at 8 kHz in 16 bits, and a little. */
const bytesMax = 240_000_000;
const listedMax = 20;
/** A recording has some megabytes. */
const mediaTimeoutMs = 120_000;
const isRecording = (ref: string): boolean => /^RE[0-9a-f]{32}$/u.test(ref);

/** Calls and recordings by Twilio's REST API. */
export function createTelephony(config: TwilioConfig, { client, fetch, callIdOf }: Needs): Telephony {
  const addresses = addressesOf(config.publicUrl);
  const running = async (callRef: string) => {
    const recordings = await client.calls(callRef).recordings.list({ limit: listedMax });
    return recordings.filter(({ status }) => ['in-progress', 'paused'].includes(status));
  };
  return {
    async call(callRef) {
      try {
        const { status, duration } = await client.calls(callRef).fetch();
        const recordings = await client.calls(callRef).recordings.list({ limit: listedMax });
        return {
          ...{ isOver: over.has(status), seconds: Number(duration) },
          recordingRefs: recordings.filter((one) => one.status === 'completed').map(({ sid }) => sid),
          isRecordingUnderWay: recordings.some((one) => underWay.has(one.status)),
        };
      } catch (error) {
        if (refusalOf(error)?.status === 404) return undefined;
        throw unavailable(error);
      }
    },
    startRecording: (tenant, callRef) =>
      done(async () => {
        // A repetition would record the same call twice.
        if ((await running(callRef)).length > 0) return;
        await client.calls(callRef).recordings.create({
          recordingChannels: 'dual',
          recordingTrack: 'both',
          trim: 'do-not-trim',
          recordingStatusCallback: addresses.recording({ tenant, callId: callIdOf(callRef) }),
          recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
        });
      }),
    stopRecording: (callRef) =>
      done(async () => {
        for (const { sid } of await running(callRef)) {
          await client.calls(callRef).recordings(sid).update({ status: 'stopped' });
        }
      }),
    async recording(recordingRef) {
      if (!isRecording(recordingRef)) return undefined;
      const url = `${config.apiUrl}/2010-04-01/Accounts/${config.accountSid}/Recordings/${recordingRef}.wav?RequestedChannels=2`;
      return soundAt(url, config, fetch).catch((error: unknown) => {
        throw unavailable(error);
      });
    },
    removeRecording: (recordingRef) =>
      done(async () => {
        if (isRecording(recordingRef)) await client.recordings(recordingRef).remove();
      }),
  };
}

const over: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);
const underWay: ReadonlySet<string> = new Set(['in-progress', 'paused', 'stopped', 'processing']);

/** A call that is over is not recorded any more, and what is gone is removed. */
async function done(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.status === 404 || refusal?.code === '21220') return;
    throw unavailable(error);
  }
}

const unavailable = (cause: unknown): Fault =>
  new Fault('telephony-unavailable', 'The phone company does not answer at the moment.', cause);

async function soundAt(url: string, config: TwilioConfig, fetch: Fetch): Promise<Sound | undefined> {
  const credentials = Buffer.from(`${config.accountSid}:${config.authToken}`).toString('base64');
  const response = await fetch(url, {
    headers: { Authorization: `Basic ${credentials}` },
    redirect: 'error',
    signal: AbortSignal.timeout(mediaTimeoutMs),
  });
  if (response.status === 404 || response.status === 410) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.ok) throw new Error(`Status ${String(response.status)}`);
  const bytes = await bytesOf(response);
  const durationMs = wavDurationMs(bytes);
  if (durationMs === undefined) throw new Error('No WAV file');
  return { bytes, durationMs };
}

async function bytesOf({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // The DOM's type knows no iteration; every runtime of ours does.
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    chunks.push(part.value);
    length += part.value.length;
    if (length > bytesMax) {
      await reader?.cancel();
      throw new Error('Too large');
    }
  }
  return new Uint8Array(Buffer.concat(chunks));
}

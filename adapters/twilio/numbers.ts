import { Fault } from '../../application/ports/fault.js';
import { addressesOf } from './addresses.js';
import { refusalOf, type TwilioClient } from './client.js';
import type { TwilioConfig } from './config.js';

/** What stands with a number: where Twilio asks what to do. */
export interface NumberAddresses {
  readonly voice: string;
  /** Asked while we do not answer; null where there is none. */
  readonly voiceFallback: string | null;
  readonly voiceStatus: string;
  readonly messages: string;
}

export type NumberCheck =
  | { readonly found: 'not-ours'; readonly wanted: NumberAddresses }
  | {
      /** `overruled`: an application or a trunk stands with the number and goes before its addresses; take it off in Twilio's console. */
      readonly found: 'connected' | 'not-connected' | 'overruled';
      readonly standing: NumberAddresses;
      readonly wanted: NumberAddresses;
    };

interface Wish {
  /** E.164. */
  readonly number: string;
  /**
   * What Twilio does while we are down; null: nothing. It has to stand with somebody else than us, so the owner chooses it:
   * `forwardingBy` makes an address with Twilio's own public forwarding.
   */
  readonly voiceFallback: string | null;
}

/** The set-up of a phone number with Twilio. Both raise `telephony-unavailable`. */
export interface Numbers {
  addresses(voiceFallback: string | null): NumberAddresses;
  check(wish: Wish): Promise<NumberCheck>;
  /** Puts the addresses where they ought to stand, and looks whether they do. */
  connect(wish: Wish): Promise<NumberCheck>;
}

/** Twilio's Twimlet that rings a number, and knows nothing of us. */
export const forwardingBy = (ownNumber: string): string =>
  `https://twimlets.com/forward?${new URLSearchParams({ PhoneNumber: ownNumber }).toString()}`;

export function createNumbers({ publicUrl }: Pick<TwilioConfig, 'publicUrl'>, client: TwilioClient): Numbers {
  const own = addressesOf(publicUrl);
  const addresses = (voiceFallback: string | null): NumberAddresses => ({
    voice: own.voice,
    voiceFallback,
    voiceStatus: own.voiceStatus,
    messages: own.messages,
  });
  const find = async (number: string) =>
    (await client.incomingPhoneNumbers.list({ phoneNumber: number, limit: 20 })).find(
      ({ phoneNumber }) => phoneNumber === number,
    );
  return {
    addresses,
    check: ({ number, voiceFallback }) =>
      answered(async () => checked(await find(number), addresses(voiceFallback))),
    connect: ({ number, voiceFallback }) =>
      answered(async () => {
        const wanted = addresses(voiceFallback);
        const found = await find(number);
        if (found === undefined) return checked(undefined, wanted);
        return checked(await client.incomingPhoneNumbers(found.sid).update(requestOf(wanted)), wanted);
      }),
  };
}

interface Standing {
  readonly voiceUrl: string;
  readonly voiceFallbackUrl: string;
  readonly statusCallback: string;
  readonly smsUrl: string;
  readonly voiceApplicationSid: string;
  readonly smsApplicationSid: string;
  readonly trunkSid: string;
}

function checked(number: Standing | undefined, wanted: NumberAddresses): NumberCheck {
  if (number === undefined) return { found: 'not-ours', wanted };
  const standing: NumberAddresses = {
    voice: number.voiceUrl,
    voiceFallback: number.voiceFallbackUrl || null,
    voiceStatus: number.statusCallback,
    messages: number.smsUrl,
  };
  const isOverruled = [number.voiceApplicationSid, number.smsApplicationSid, number.trunkSid].some(Boolean);
  const isSame =
    standing.voice === wanted.voice &&
    standing.voiceFallback === wanted.voiceFallback &&
    standing.voiceStatus === wanted.voiceStatus &&
    standing.messages === wanted.messages;
  return { found: isOverruled ? 'overruled' : isSame ? 'connected' : 'not-connected', standing, wanted };
}

const requestOf = ({ voice, voiceFallback, voiceStatus, messages }: NumberAddresses) => ({
  voiceUrl: voice,
  voiceMethod: 'POST',
  voiceFallbackUrl: voiceFallback ?? '',
  voiceFallbackMethod: 'GET',
  statusCallback: voiceStatus,
  statusCallbackMethod: 'POST',
  smsUrl: messages,
  smsMethod: 'POST',
});

async function answered<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    const status = refusalOf(error)?.status;
    const sentence =
      status === 401 || status === 403
        ? 'Twilio does not accept the account’s credentials: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.'
        : 'Twilio does not answer at the moment. Please try again.';
    throw new Fault('telephony-unavailable', sentence, error);
  }
}

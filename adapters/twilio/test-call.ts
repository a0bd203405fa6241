import twilio from 'twilio';
import { Fault } from '../../application/ports/fault.js';
import type { TwilioClient } from './client.js';

interface TestCall {
  /** The line, E.164. */
  readonly from: string;
  readonly to: string;
  readonly say: string;
  /** BCP 47. */
  readonly language: string;
}

const ringSeconds = 30;
const lengthMaxSeconds = 60;

/** Rings a telephone from the line and says what callers hear. Nothing of it is recorded. Raises `telephony-unavailable`. */
export const createTestCall =
  (client: TwilioClient) =>
  async ({ from, to, say, language }: TestCall): Promise<void> => {
    const twiml = new twilio.twiml.VoiceResponse();
    // The words are ours and the language one of ours.
    twiml.say({ language: language as 'en-US' }, say);
    try {
      await client.calls.create({
        ...{ from, to, twiml, timeout: ringSeconds, timeLimit: lengthMaxSeconds },
      });
    } catch (error) {
      throw new Fault('telephony-unavailable', 'The phone company did not place the call.', error);
    }
  };

import { Fault } from '../../application/ports/fault.js';
import type { PhoneTraces } from '../../application/ports/phone-traces.js';
import { refusalOf, type TwilioClient } from './client.js';

const listedMax = 1_000;

/** What Twilio keeps of calls and texts: it deletes each by its id, and nothing of a call or text that is under way. */
export function createTraces(client: TwilioClient): PhoneTraces {
  const removeText = (sid: string): Promise<number> => removed(() => client.messages(sid).remove());
  const removeListed = async (wish: { readonly from?: string; readonly to?: string }): Promise<number> => {
    let count = 0;
    const listed = await answered(() => client.messages.list({ ...wish, limit: listedMax }), []);
    for (const { sid } of listed) count += await removeText(sid);
    return count;
  };
  const removeCall = async (callRef: string): Promise<number> => {
    const listed = await answered(() => client.calls(callRef).recordings.list({ limit: listedMax }), []);
    let count = 0;
    for (const { sid } of listed) count += await removed(() => client.recordings(sid).remove());
    return count + (await removed(() => client.calls(callRef).remove()));
  };
  return {
    end: async (callRef) => {
      await removed(() => client.calls(callRef).update({ status: 'completed' }));
    },

    removeCall,
    removeText,

    async writersTo(line) {
      const listed = await answered(() => client.messages.list({ to: line, limit: listedMax }), []);
      return [...new Set(listed.map(({ from }) => from))];
    },

    async removeLine(line) {
      let count = 0;
      for (const wish of [{ to: line }, { from: line }]) {
        const calls = await answered(() => client.calls.list({ ...wish, limit: listedMax }), []);
        for (const { sid } of calls) count += await removeCall(sid);
        count += await removeListed(wish);
      }
      return count;
    },

    async releaseLine(line) {
      const listed = await answered(
        () => client.incomingPhoneNumbers.list({ phoneNumber: line, limit: 20 }),
        [],
      );
      const found = listed.find(({ phoneNumber }) => phoneNumber === line);
      if (found === undefined) return 0;
      const number = client.incomingPhoneNumbers(found.sid);
      return removed(() => (found.origin === 'hosted' ? number.update(nowhere) : number.remove()));
    },

    removeTexts: async ({ line, number }) =>
      (await removeListed({ from: line, to: number })) + (await removeListed({ from: number, to: line })),
  };
}

/** Of a number that somebody brought along: it is theirs, so only our addresses go. */
const nowhere = { voiceUrl: '', voiceFallbackUrl: '', statusCallback: '', smsUrl: '', smsFallbackUrl: '' };

/** 1, or 0 where it is gone or over already. */
const removed = (act: () => Promise<unknown>): Promise<number> =>
  answered(async () => {
    await act();
    return 1;
  }, 0);

async function answered<Result>(ask: () => Promise<Result>, ifGone: Result): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    const refusal = refusalOf(error);
    // 21220: the call is over.
    if (refusal?.status === 404 || refusal?.code === '21220') return ifGone;
    throw new Fault('telephony-unavailable', 'The phone company does not answer at the moment.', error);
  }
}

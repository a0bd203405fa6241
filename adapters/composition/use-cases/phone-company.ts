import type { Container } from 'inversify';
import { announcementOf } from '../../../application/call/announcement.js';
import { Fault } from '../../../application/ports/fault.js';
import type { Telephony } from '../../../application/ports/telephony.js';
import type { Texting } from '../../../application/ports/texting.js';
import { processorFetch } from '../../egress/egress.js';
import type { LineCheck } from '../../http/contract/line.js';
import type { LineSetUp } from '../../http/routes/line.js';
import { createAlertPhone } from '../../twilio/alert-phone.js';
import { createClient } from '../../twilio/client.js';
import type { TwilioConfig } from '../../twilio/config.js';
import { createNumbers, forwardingBy, type NumberAddresses, type NumberCheck } from '../../twilio/numbers.js';
import { callIdBy } from '../../twilio/phone-line.js';
import { createTelephony } from '../../twilio/telephony.js';
import { createTestCall } from '../../twilio/test-call.js';
import { createTexting } from '../../twilio/texting.js';
import { createTraces } from '../../twilio/traces.js';
import { idNamed } from '../named-id.js';
import { tokens } from '../tokens.js';

/** Who brings calls and carries texts: Twilio, the sandbox in its place, or nobody. */
export function bindPhoneCompany(container: Container, config: TwilioConfig | undefined): void {
  if (config === undefined) {
    container.bind(tokens.telephony).toConstantValue(noTelephony);
    container.bind(tokens.texting).toConstantValue(noTexting);
    container.bind(tokens.phoneTraces).toConstantValue('off');
    container.bind(tokens.alertPhone).toConstantValue('off');
    container.bind(tokens.lineSetUp).toConstantValue('off');
    return;
  }
  const client = createClient(config, processorFetch);
  const callIdOf = callIdBy(idNamed);
  container
    .bind(tokens.telephony)
    .toResolvedValue(() => createTelephony(config, { client, fetch: processorFetch, callIdOf }));
  container.bind(tokens.texting).toResolvedValue(() => createTexting(config, client));
  container.bind(tokens.phoneTraces).toResolvedValue(() => createTraces(client));
  container.bind(tokens.alertPhone).toResolvedValue(() => createAlertPhone(config, client));
  container.bind(tokens.lineSetUp).toResolvedValue(
    (businessOf): LineSetUp => {
      const numbers = createNumbers(config, client);
      const testCall = createTestCall(client);
      const wishOf = ({ number, ownNumber }: Parameters<LineSetUp['check']>[1]) => {
        if (number === null) throw new Fault('line-without-number', 'The line has no number yet.');
        return { number, voiceFallback: ownNumber === null ? null : forwardingBy(ownNumber) };
      };
      return {
        check: async (_tenant, line) => lineCheckOf(await numbers.check(wishOf(line))),
        connect: async (_tenant, line) => lineCheckOf(await numbers.connect(wishOf(line))),
        async test(tenant, line) {
          const { number, ownNumber, language } = line;
          if (number === null || ownNumber === null)
            throw new Fault('line-without-number', 'The line has no number yet.');
          const { name } = await businessOf(tenant);
          await testCall({ from: number, to: ownNumber, language, say: announcementOf(line, name) });
        },
      };
    },
    [tokens.businessOf],
  );
}

function lineCheckOf(check: NumberCheck): LineCheck {
  if (check.found === 'not-ours') return { isOwned: false, points: pointsOf(undefined, check.wanted) };
  const points = pointsOf(check.standing, check.wanted);
  // What goes before the addresses makes none of them right.
  const isOverruled = check.found === 'overruled';
  return { isOwned: true, points: points.map((one) => ({ ...one, isRight: one.isRight && !isOverruled })) };
}

const pointsOf = (standing: NumberAddresses | undefined, wanted: NumberAddresses): LineCheck['points'] =>
  (
    [
      ['voice', 'voice'],
      ['fallback', 'voiceFallback'],
      ['status', 'voiceStatus'],
      ['texts', 'messages'],
    ] as const
  ).map(([what, name]) => {
    const found = standing?.[name] ?? null;
    return {
      what,
      found: found === '' ? null : found,
      expected: wanted[name],
      isRight: found === wanted[name],
    };
  });

const off = (): Promise<never> =>
  Promise.reject(new Fault('telephony-off', 'No phone company is configured for this installation.'));

const noTelephony: Telephony = {
  call: off,
  startRecording: off,
  stopRecording: off,
  recording: off,
  removeRecording: off,
};

const noTexting: Texting = {
  send: () => Promise.resolve({ outcome: 'rejected', code: 'telephony-off' }),
  find: off,
  writtenAt: () => Promise.resolve(null),
};

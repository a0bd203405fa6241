import type { Router } from 'express';
import type { Calls, ReceiveText, RecordTextStatus } from '../../application/call/calls.js';
import { addressesOf } from './addresses.js';
import { createAlertWebhooks, type AlertCalls } from './alert-webhooks.js';
import { createCallMemory } from './call-memory.js';
import { createCallSteps } from './call-steps.js';
import type { TwilioConfig } from './config.js';
import { createGatherTurns } from './gather-turns.js';
import type { Ears } from './notice.js';
import { createRelayTokens } from './relay-tokens.js';
import { createRelay, type Relay } from './relay.js';
import { createTalkWebhooks } from './talk-webhooks.js';
import { createTextWebhooks } from './text-webhooks.js';
import { createToldWebhooks } from './told-webhooks.js';
import { createTwiml } from './twiml.js';
import { createVerbs } from './verbs.js';
import { createVoiceWebhooks } from './voice-webhooks.js';
import { createWebhooks } from './webhooks.js';

export interface PhoneLineNeeds extends Ears {
  readonly calls: Calls;
  readonly receiveText: ReceiveText;
  readonly recordTextStatus: RecordTextStatus;
  /** Calls and texts to members of the business. */
  readonly alerts: AlertCalls;
  /** Whose a line is, E.164; undefined where it is nobody's. */
  readonly tenantOf: (line: string) => Promise<string | undefined>;
  /** The same name is the same id in every process. */
  readonly idNamed: (name: string) => string;
  readonly newId: () => string;
  /** 32 bytes, under which tickets to the relay are made. */
  readonly relayKey: Uint8Array;
  /** Milliseconds. */
  readonly now: () => number;
  /** Resolves at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface PhoneLine {
  /** Answers what Twilio asks; mounted at the root, before anything that reads bodies. */
  readonly webhooks: Router;
  readonly relay: Relay;
}

/** The id of a call, by Twilio's own: the same at each repetition, in every process. */
export const callIdBy =
  (idNamed: (name: string) => string) =>
  (callSid: string): string =>
    idNamed(`twilio call ${callSid}`);

/** How calls and texts of Twilio's reach the application. */
export function createPhoneLine(config: TwilioConfig, needs: PhoneLineNeeds): PhoneLine {
  const { calls, onNotice, onError, now, wait, newId } = needs;
  const ears: Ears = { onNotice, onError };
  const callIdOf = callIdBy(needs.idNamed);
  const memory = createCallMemory();
  const tokens = createRelayTokens(needs.relayKey, now);
  const turns = createGatherTurns(calls, { wait });
  const addresses = addressesOf(config.publicUrl);
  const twiml = createTwiml({ addresses, verbs: createVerbs({ addresses, tokens, newId }) });
  const stepNeeds = { ...ears, calls, memory, twiml, callIdOf };
  const steps = createCallSteps(stepNeeds);
  const voiceNeeds = { ...stepNeeds, steps, tenantOf: needs.tenantOf };
  return {
    webhooks: createWebhooks(config, {
      ...ears,
      voice: [
        createVoiceWebhooks(voiceNeeds),
        createTalkWebhooks({ ...stepNeeds, steps, turns }),
        createToldWebhooks({ ...voiceNeeds, wait }),
      ],
      messages: createTextWebhooks(needs),
      alerts: createAlertWebhooks({
        alerts: needs.alerts,
        pressedAt: (alert) => addresses.alert('pressed', alert),
      }),
    }),
    relay: createRelay({ ...ears, config, calls, memory, tokens, callIdOf, newId, now, wait }),
  };
}

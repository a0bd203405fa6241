import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { lineHandle, linesScope } from '../../../application/call/needs.js';
import { deriveKey } from '../../sealed-box/sealed-box.js';
import type { TwilioConfig } from '../../twilio/config.js';
import { createPhoneLine } from '../../twilio/phone-line.js';
import type { Life } from '../life.js';
import { idNamed } from '../named-id.js';
import { tokens } from '../tokens.js';
import { wait } from '../wait.js';

/** How calls and texts come in. */
export function startPhone(
  container: Container,
  config: TwilioConfig,
  { onError, onNotice }: Pick<Life, 'onError' | 'onNotice'>,
) {
  const { masterKey } = container.get(tokens.outside);
  const directory = container.get(tokens.directory);
  return createPhoneLine(config, {
    calls: container.get(tokens.calls),
    receiveText: container.get(tokens.receiveText),
    recordTextStatus: container.get(tokens.recordTextStatus),
    alerts: container.get(tokens.alertCalls),
    tenantOf: (line) => directory.find(linesScope, lineHandle(line)),
    ...{ idNamed, wait, newId: uuidv7, now: () => Date.now() },
    relayKey: deriveKey(masterKey, 'phone-relay'),
    onNotice: (notice) => {
      onNotice(`The phone company's door: ${notice}.`);
    },
    onError: (error) => {
      onError('a call or text failed', error);
    },
  });
}

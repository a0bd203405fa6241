import { createDoing, type Asking } from './asking.js';
import { people, type Installation } from './installation.js';
import type { Texted } from './phone-ledger.js';

interface Line {
  readonly tenant: string;
  readonly number: string;
}

/** Somebody who texts to a line: keywords in every form, and other things. Each may arrive late, twice and in another order. */
export async function beTexter(
  { world, ledger, company, newId }: Installation,
  ask: Asking,
  { line, from, textCount }: { readonly line: Line; readonly from: string; readonly textCount: number },
): Promise<void> {
  const { random, scheduler } = world;
  const { phone } = ledger;
  const does = createDoing(random);
  const restMsMax = random.pick([5_000, 60_000, 8 * 60_000]);

  const deliver = async (one: Texted, body: string): Promise<void> => {
    const { messageId } = one;
    // What it takes for a keyword by itself is told by other histories.
    const text = { messageId, textRef: company.hears(messageId), to: line.number, from, body, keyword: null };
    await ask(`text ${messageId}`, async (house) => {
      const reply = await house.phone.receiveText(text);
      if (reply !== undefined) phone.replies.push(messageId);
    });
    phone.texted.set(messageId, one);
  };

  for (let left = textCount; left > 0; left -= 1) {
    await scheduler.wait(people, random.below(restMsMax));
    const kind = random.pick(['stop', 'cancel', 'start', 'start', 'help', 'help', 'other'] as const);
    const one = { tenant: line.tenant, from, messageId: newId(), kind };
    const body = random.pick(forms[kind]);
    await does(() => deliver(one, body));
  }
}

const forms = {
  stop: [
    ...(['STOP', ' stop. ', 'S t o p', 'Stop please', 'StopAll', 'unsubscribe', 'OPT-OUT'] as const),
    ...(['ALTO', 'baja', 'Arrêt', "Please don't text me again", 'no me mande más mensajes'] as const),
  ],
  cancel: ['CANCEL', 'cancel', 'Cancelar', 'Annuler'],
  start: ['START', 'start', 'Unstop', 'YES', 'Comenzar', 'oui'],
  help: ['HELP', 'help?', 'Info', 'AYUDA', 'aide'],
  other: ['Are you open today?', 'I am outside', 'Is the bus stop near you?'],
} as const;

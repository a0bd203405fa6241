import type { ProcessorEntry } from '../http/pages/paper-parts.js';

interface Configured {
  readonly isSandbox: boolean;
  /** Where the language model answers; undefined where none is asked. */
  readonly modelHost: string | undefined;
  readonly hasPhone: boolean;
  readonly hasTelegram: boolean;
  readonly hasPayments: boolean;
}

/** Who else handles data in this installation, and what for. In the sandbox nobody does. */
export function processorsOf({
  isSandbox,
  modelHost,
  hasPhone,
  hasTelegram,
  hasPayments,
}: Configured): readonly ProcessorEntry[] {
  const model: ProcessorEntry = {
    ...{ name: modelHost ?? '', of: 'model', data: ['messages, with numbers and codes masked'] },
    about:
      'Replies are worded by a language model that the operator has chosen; it is given your messages, and what it says is checked here.',
    whose: 'visitors and callers',
  };
  const others: readonly (readonly [isOn: boolean, entry: ProcessorEntry])[] = [
    [
      true,
      {
        ...{ name: 'Resend', of: 'mail', data: ['e-mail address', 'the letter'] },
        about:
          'Letters to business owners, and a chat that a visitor asks to have by e-mail, are sent by Resend.',
        whose: 'owners and staff, visitors who ask for a letter',
      },
    ],
    [
      hasPhone,
      {
        ...{ name: 'Twilio', of: 'phone', data: ['number', 'voice', 'words', 'texts'] },
        about:
          'Calls and texts come through Twilio, which also writes down what is said and speaks the replies. Recordings are deleted there once they are stored here.',
        whose: 'callers, owners and staff who want alerts by phone',
      },
    ],
    [
      hasTelegram,
      {
        ...{ name: 'Telegram', of: 'messenger', data: ['chat', 'that something happened'] },
        about:
          'Owners and staff who connected a chat get alerts by Telegram. They say that something happened, and nothing of whoever wrote or called.',
        whose: 'owners and staff who connected a chat',
      },
    ],
    [
      hasPayments,
      {
        ...{ name: 'Stripe', of: 'payments', data: ['e-mail address', 'plan', 'card'] },
        about:
          'Business owners pay through Stripe, which is told the owner’s e-mail address and the plan, and takes the card. It is told nothing of visitors and callers.',
        whose: 'owners who take a plan',
      },
    ],
  ];
  const switchedOn = isSandbox ? [] : others.filter(([isOn]) => isOn).map(([, entry]) => entry);
  return modelHost === undefined ? switchedOn : [model, ...switchedOn];
}

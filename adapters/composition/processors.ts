interface Configured {
  readonly isSandbox: boolean;
  readonly hasModel: boolean;
  readonly hasPhone: boolean;
  readonly hasTelegram: boolean;
  readonly hasPayments: boolean;
}

/** Who else handles data in this installation, and what for, in sentences for whoever it is about. */
export function processorSentences({
  isSandbox,
  hasModel,
  hasPhone,
  hasTelegram,
  hasPayments,
}: Configured): readonly string[] {
  const words = hasModel
    ? 'Replies are worded by a language model that the operator has chosen; it is given your messages, and what it says is checked here.'
    : 'Replies are made by this installation itself, from the business’s own pages.';
  if (isSandbox)
    return [words, 'This is a sandbox: letters, calls, texts and messages stay on this machine.'];
  return [
    words,
    'Letters to business owners, and a chat that a visitor asks to have by e-mail, are sent by Resend.',
    ...(hasPhone
      ? [
          'Calls and texts come through Twilio, which also writes down what is said and speaks the replies. Recordings are deleted there once they are stored here.',
        ]
      : []),
    ...(hasTelegram
      ? [
          'Owners and staff who connected a chat get alerts by Telegram. They say that something happened, and nothing of whoever wrote or called.',
        ]
      : []),
    ...(hasPayments
      ? [
          'Business owners pay through Stripe, which is told the owner’s e-mail address and the plan, and takes the card. It is told nothing of visitors and callers.',
        ]
      : []),
  ];
}

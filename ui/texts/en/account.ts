/** Every word about one's own login. */
export const account = {
  title: 'Your account',
  lead: 'Your own login, in every business you belong to.',
} as const;

export const address = {
  title: 'E-mail address',
  lead: 'Login letters and alerts go there.',
  now: 'You log in as {email}.',
  new: 'New address',
  help: 'It has to confirm, and your present address can say no for 72 hours. Then you log in anew.',
  ask: 'Change address',
  asked: 'Waiting for {email} to confirm, until {date}.',
  confirmed: '{email} has confirmed. It counts from {date} on, unless your present address says no.',
  withdraw: 'Withdraw',
  done: 'Thank you',
  confirm: {
    title: 'Confirm your new address',
    lead: 'One click, and this address is yours to log in with.',
    submit: 'Confirm this address',
  },
  veto: {
    title: 'Keep your address',
    lead: 'The change to another address is stopped, and every login of yours ends.',
    submit: 'Keep my address',
  },
  outcomes: {
    changed: 'From now on you log in with your new address.',
    waiting: 'Your new address is confirmed. You log in with it from {date} on, unless the old one says no.',
    kept: 'Your address stays. Every login of yours has ended.',
  },
} as const;

export const secondFactor = {
  title: 'Passkeys',
  lead: 'After the letter, your phone, computer or security key says that it is you.',
  none: 'No passkey yet: whoever reads your mail gets in.',
  added: 'Added {date}',
  used: 'last used {date}',
  label: 'Name',
  labelHelp: 'By which you know it again, such as “My phone”.',
  add: 'Add a passkey',
  impossible: 'Passkeys need an address with a name; this one is a number.',
  remove: 'Remove',
  removeOf: 'Remove {label}',
  removeTitle: 'Remove {label}?',
  removeText: 'It no longer logs you in.',
  removeLast: 'This is your last passkey. Show it once more to remove it, or type a recovery code.',
  codesTitle: 'Recovery codes',
  codesOnce: 'Each works once, when no passkey is at hand. Keep them safe: they are not shown again.',
  codesKept: 'I have kept them',
  codesLeft: 'Recovery codes left: {count}.',
  renew: 'New codes',
  renewAsk: 'New codes replace the old ones. Show a passkey first, or type a recovery code.',
  use: 'Use a passkey',
  useCode: 'Use the code',
  code: 'Recovery code',
  byCode: 'Use a recovery code instead',
  byPasskey: 'Use a passkey instead',
  declined: 'The browser did not use a passkey. Please try again.',
  logIn: {
    title: 'One more step',
    lead: 'Your letter was right. Now show your passkey.',
    again: 'Ask for a new letter',
  },
  first: {
    title: 'Add a passkey first',
    lead: 'This business is sensitive: conversations, calls and leads are shown only to people who log in with a passkey as well.',
    settings: 'Name, opening hours and sensitivity are open to owners without one:',
    toSettings: 'Business',
  },
} as const;

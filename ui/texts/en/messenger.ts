/** Every word about the chat that alerts go to. */
export const messenger = {
  title: 'Telegram',
  lead: 'Your own alerts in a private chat: what happened, and buttons to say that you have seen it or will call back. Each member connects a chat of their own.',
  privacy:
    'Alerts say what happened and name nobody; the rest stands behind your log-in. Telegram keeps them as it keeps any message.',
  off: 'This installation has no Telegram bot. Whoever runs it can set one up.',
  connect: 'Connect Telegram',
  again: 'Make a new link',
  open: 'Open Telegram',
  none: 'No chat is connected.',
  endings: {
    disconnected: 'The chat was disconnected.',
    blocked:
      'The chat blocked the bot, so it gets no alerts any more. Connect it again once you have taken that back.',
    'chat-gone': 'The chat is not there any more, so it gets no alerts.',
    'right-lost': 'Your role allowed no alerts, so the chat was disconnected.',
  },
  waiting: 'Waiting for your chat',
  waitingHelp:
    'Open the link on the device that has Telegram and press Start there. It works once, until {time}.',
  waitingElsewhere:
    'A link is open until {time}. It was shown once; make a new one if you do not have it any more.',
  link: 'Link to the bot',
  withdraw: 'Cancel',
  asks: '{name} asks to connect',
  asksHelp: 'Is this your chat? Somebody opened your link there. Nothing is sent to it before you say yes.',
  yes: 'Yes, it is mine',
  no: 'No, refuse it',
  unnamed: 'A chat',
  paired: 'Connected to {name}',
  since: 'Since {date}',
  disconnect: 'Disconnect',
  disconnectTitle: 'Disconnect {name}?',
  disconnectText: 'It gets no alerts any more. You can connect it again.',
} as const;

export const blockedTexts = {
  title: 'Blocked',
  lead: 'What these visitors write is not taken, and calls of these callers are not answered. An emergency in a chat always is. A block ends by itself after 30 days.',
  where:
    'You block a visitor on the page of a conversation, and a caller on the page of a call. A chat is known by nothing but itself: whoever clears their browser can begin another one.',
  none: 'Nobody is blocked.',
  who: { visitor: 'Visitor {id}', caller: 'Caller {id}' },
  until: 'Until {time}',
  open: 'Open the conversation',
  unblock: 'Unblock',
  unblocked: { visitor: 'The visitor can write again.', caller: 'The caller can call again.' },
  block: { visitor: 'Block this visitor', caller: 'Block this caller' },
  lift: { visitor: 'Unblock this visitor', caller: 'Unblock this caller' },
  is: {
    visitor: 'Blocked until {time}.',
    caller: 'Blocked until {time}: calls from this number are not taken.',
  },
  ask: { visitor: 'Block this visitor?', caller: 'Block this caller?' },
  asked: {
    visitor:
      'For 30 days nothing more that they write here is taken, and no alert goes out about them. They are told that this chat is closed for them. An emergency is answered all the same. You can undo it at any time.',
    caller:
      'For 30 days calls from this number are not taken: one sentence says so, and no alert goes out. You can undo it at any time.',
  },
} as const;

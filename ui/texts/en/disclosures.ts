/** Every word about copies of what is kept about a person. */
export const disclosures = {
  person: {
    action: 'Copy of their data',
    title: 'A copy of this person’s data?',
    text: 'One file with everything kept about them: this and their other conversations, calls, recordings, texts and contact details, what they agreed to, and who else got something. Give it to nobody but them, once you know who they are. That you made it is recorded.',
    confirm: 'Make the copy',
    ready: 'The link works once, until {time}.',
    download: 'Download the copy',
  },
  list: {
    title: 'Copies handed over',
    lead: 'Who asked for what is kept about them, and by when the law wants it answered. It names nobody.',
    none: 'Nobody has asked for a copy yet.',
    proofs: {
      'email-code': 'Asked by the form, with a code',
      owner: 'Made here',
      'visitor-token': 'Asked in the chat',
    },
    statuses: {
      requested: 'Not fetched yet, due by {date}',
      'handed-over': 'Handed over on {date}',
      erased: 'There was nothing left on {date}',
    },
    asked: 'Asked on {date}',
    counts: 'Conversations: {conversations}, calls: {calls}, recordings: {recordings}, texts: {texts}',
    leftOut: 'left out: {count}',
    alarm: 'Ten days left',
    deadline: 'Overdue',
  },
};

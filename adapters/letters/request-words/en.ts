export const en = {
  asked: {
    access: 'a copy of your data',
    correction: 'your data to be corrected',
    erasure: 'your data to be erased',
    objection: 'your data to be used no longer',
    portability: 'your data in a form that you can take elsewhere',
  },
  youAsked: (what: string) => `You asked for ${what}.`,
  about: (business: string) => `It is about ${business}.`,
  seePage: 'See how far it is',
  seeReceipt: 'Open the receipt',
  receiptSays: 'The receipt says where it was erased, and what has to stay: it names nobody.',
  code: {
    subject: 'Your code',
    before:
      'Somebody asked about their data and gave this address. To show that it is yours, type this code into the page that asked:',
    after: 'It works once, for 15 minutes. If you did not ask for this, do nothing: nothing happens.',
  },
  noted: {
    subject: (reference: string) => `Your request ${reference} is noted`,
    by: (day: string) =>
      `You are answered by ${day} at the latest. How far it is stands on a page that names nobody:`,
    after: 'This address is kept until you are answered, and goes then.',
  },
  copy: {
    subject: (reference: string) => `Your data is ready (${reference})`,
    before: (until: string) =>
      `Here it is, in one file: to read, and for programs. The link works once, until ${until}; after that it sends you a new one. The file is made when you ask for it, and kept nowhere.`,
    get: 'Get my data',
    secret: 'Whoever has this link has your data: please do not forward this letter.',
    after: 'This address is kept until you have the file, and goes then.',
  },
  done: {
    subject: (reference: string) => `Your data is erased (${reference})`,
    before: 'What was kept about you is gone, from here and from whoever handled it for us.',
    after: 'This is the last letter. The address it went to is erased now.',
  },
  erasing: {
    subject: 'Your data is being erased',
    before: (business: string) =>
      `${business} erases what it keeps about you: messages, calls and contact details.`,
    business: 'A business that you wrote to or called',
    after: 'This is the last letter. The address it went to is erased as well.',
  },
};

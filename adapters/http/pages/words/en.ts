import type { Link } from './words.js';

export const en = {
  languages: 'Language',
  refused: {
    title: 'That did not work',
    texts: {
      'site-unknown': 'There is no business at this address. Please check the link.',
      'paper-unknown': 'There never was a paper at this address. Please check the link.',
      'too-many-requests': 'That was too much at once. Please wait a little and try again.',
      unavailable: 'Something went wrong on our side. Please try again in a moment.',
      other: 'This could not be understood. Please check it and try again.',
    },
  },
  form: {
    title: 'Your data',
    heading: 'Ask about your data',
    lead: 'You have chatted with a business here, or called it. Ask for what is kept about you; you are answered within a month.',
    legend: 'What do you ask for?',
    kinds: {
      access: { name: 'See my data', meaning: 'A copy of what is kept about you.' },
      correction: { name: 'Correct my data', meaning: 'Something about you is wrong.' },
      erasure: {
        name: 'Erase my data',
        meaning: 'Messages, calls, details: all that is kept about you.',
      },
      objection: { name: 'Object', meaning: 'Your data is to be used no longer for what you name.' },
      portability: {
        name: 'Take my data elsewhere',
        meaning: 'The same copy, in a form that programs read.',
      },
    },
    problems: {
      kind: 'Please choose what you ask for.',
      email: 'Please type your e-mail address, such as ann@example.com.',
      website: 'Please make the website’s address shorter.',
    },
    about: (business: string) => `It is about ${business}.`,
    website: 'Which business is it about?',
    websiteHelp: 'The address of its website, if you know it. You may leave this empty.',
    email: 'Your e-mail address',
    emailHelp: 'You get a code there, and the answer. It goes once you are answered.',
    submit: 'Send me a code',
    elsewhere: (notice: Link) =>
      `In a chat that is open you can choose “Erase my data” in its menu, which needs no address. In a call, say “delete my data”. More in the ${notice('privacy notice')}.`,
  },
  code: {
    title: 'Your code',
    heading: 'Look into your mail',
    lead: 'A letter with six digits is on its way. It works for 15 minutes.',
    problems: {
      'wrong-code': 'This is not the code. Please look into the newest letter again.',
      'code-over': 'This code works no more. Please ask for a new one.',
    },
    label: 'Code',
    submit: 'Note my request',
    nothing: (again: Link) => `Nothing came? Look among the unwanted letters, or ${again('ask once more')}.`,
  },
  full: {
    title: 'Please write a letter',
    heading: 'Please write to us',
    text: (notice: Link) =>
      `So many requests are open that none can be noted here today. Please write to the address in the ${notice('privacy notice')}: it counts as asked today.`,
  },
  receipt: {
    title: 'Your request',
    asked: (kind: string, day: string, reference: string) =>
      `${kind}: asked on ${day}, noted as ${reference}.`,
    keep: (number: string) =>
      `Keep the address of this page to see how far it is. It names nobody. Number: ${number}`,
    outcomes: {
      done: 'Done.',
      'not-found': 'Nothing was found that is about you.',
      refused: 'It was refused; the letter to you says why.',
    },
    closed: (day: string) => `Closed on ${day}.`,
    noted: 'It is noted.',
    answeredBy: (day: string) => `You are answered by ${day} at the latest.`,
    requested: 'Noted.',
    begins: (day: string) => `It begins on ${day}.`,
    cancelled: 'It was called off',
    cancelledAfter: 'before it began; nothing was erased.',
    begun: 'Being erased.',
    progress: (done: string, all: string, day: string) =>
      `${done} of ${all} places are clear; all of them by ${day} at the latest.`,
    clear: 'Places that are clear',
    completed: 'Erased',
    completedAfter: (day: string, places: string) => `on ${day}, in ${places} places.`,
    kept: {
      'opt-out':
        'One thing stays: a hash of your number, so that no text is ever sent to it again. Nobody can read the number out of it.',
      invoices:
        'Invoices, and what a payment was made with, stay with the payment service for as long as the law asks for them.',
      'sent-letters':
        'Letters that were sent stay with the mail service for as long as its plan says, which is one to seven days, and nobody can delete them earlier. An address that sent letters back may stay on its list of those it does not write to. Letters also stay in the mailboxes they went to.',
      'older-alerts':
        'Alerts in Telegram chats of the business that were sent more than 48 hours before, or never confirmed, stay there until the owner of the chat deletes them: Telegram lets nobody else. They say what happened and name nobody who wrote or called. The first message of such a chat names the business.',
    },
    places: {
      'wrapping-key': 'The key above the keys was replaced, so that older copies of a key open nothing.',
      'sealed-values': 'What was said and given, in the log.',
      snapshots: 'Shortcuts of the program.',
      blobs: 'Recordings and other files.',
      'read-models': 'What the screens show.',
      contacts: 'The directory of addresses and numbers.',
      'answered-requests': 'Answers that were kept for programs.',
      memory: 'What running programs remembered.',
      backups: 'The list that keeps every restored backup from bringing it back.',
      knowledge: 'Pages that were read, and what was learned from them.',
      visits: 'Counted visits.',
      sessions: 'Log-ins.',
      'api-keys': 'Uses of keys.',
      line: 'The phone line.',
      members: 'Passkeys, recovery codes and chats of members.',
      'phone-company':
        'Phone company: calls, recordings and texts were deleted there. Of a business the number was given back too, or, where it was brought along, no longer leads here.',
      payments: 'Payment service: the customer was deleted there.',
      'mail-service': 'Mail service: no list of contacts is kept there; see below for letters.',
      'language-model': 'Language model: every request said that nothing is to be stored.',
      messenger:
        'Messenger: alerts of the last 48 hours were deleted in the chats they went to. Of a business the link to each chat is gone too.',
    },
    unknown: 'There is no such request',
    unknownText: (again: Link) => `Please check the address, or ${again('ask once more')}.`,
  },
  copy: {
    title: 'Your data',
    ready: 'Your data is ready',
    readyText: (page: string, json: string) =>
      `One file, a zip: open ${page} in it to read; ${json} holds the same for programs. Recordings are in it as well.`,
    get: 'Get my data',
    once: 'The file is made now and kept nowhere. This works once: please keep the file where only you see it.',
    unknown: 'This link is not complete',
    unknownText: (again: Link) => `Please follow it from the letter once more, or ${again('ask once more')}.`,
    used: 'This link was used',
    usedText: (again: Link) =>
      `It works once. If it was not you, or the file did not arrive, ${again('ask once more')}.`,
    expired: 'The time of this link is over',
    expiredText:
      'If you asked by the form, a new one can be sent to the address that you proved. Otherwise please ask where you asked before.',
    renew: 'Send me a new link',
    erased: 'It was erased',
    erasedText: 'Nothing that is kept about you can be read any more: there is nothing to hand over.',
    erasedHash:
      'If you wanted no texts, one hash of your number stays, so that none is ever sent. Nobody can read the number out of it.',
    again: {
      sent: {
        heading: 'Look into your mail',
        text: () => 'A letter with a new link is on its way. The older links work no more.',
      },
      closed: {
        heading: 'This request is closed',
        text: (again: Link) => `Please ${again('ask once more')}.`,
      },
      'too-many': {
        heading: 'No more links',
        text: (again: Link) => `So many links were sent that no more are. Please ${again('ask once more')}.`,
      },
      unsent: {
        heading: 'The letter did not go out',
        text: () => 'Please try again in some minutes.',
      },
    },
  },
  unsubscribe: {
    title: 'Unsubscribe',
    names: { report: 'weekly reports', reminder: 'reminders' },
    heading: (letters: string) => `No more ${letters}?`,
    text: (letters: string) =>
      `You will get no more ${letters} by e-mail. Everything else, such as alerts, still comes.`,
    submit: 'Unsubscribe',
    done: 'Done',
    doneText: (letters: string) => `You get no more ${letters} by e-mail.`,
    back: (dashboard: Link) => `You can have them again in the ${dashboard('dashboard')}.`,
    unknown: 'This link is not complete',
    unknownText: (dashboard: Link) =>
      `Please follow it from the letter once more, or choose your letters in the ${dashboard('dashboard')}.`,
  },
  chat: {
    intro: 'Ask us something, any time.',
    start: 'Start the chat',
    tried: 'This is how your visitors meet your front desk. Ask it something.',
    scan: 'To hand on: point a phone’s camera here.',
    code: 'This page as a QR code',
    noScript: 'The chat needs JavaScript, which this browser has switched off.',
  },
  papers: {
    titles: { privacy: 'Privacy', terms: 'Terms', processors: 'Processors' },
    english: 'The text is in English, which is the binding one.',
    former: (day: string) => `These words were in force from ${day} on.`,
  },
};

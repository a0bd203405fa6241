import type { NoticeWords } from './notice-words.js';

export const en: NoticeWords = {
  language: 'en',
  things: {
    lead: {
      subject: 'You have a new lead',
      said: 'Somebody left their contact details and waits to hear from you.',
    },
    emergency: {
      subject: 'Somebody may be in danger',
      said: 'A visitor or caller spoke of an emergency. They were given the emergency number.',
    },
    'hand-off': {
      subject: 'Somebody asks for a person',
      said: 'A visitor of your website or a caller asks to speak with a person.',
    },
    'missed-call': { subject: 'A call was missed', said: 'Somebody called, and nobody spoke with them.' },
    voicemail: { subject: 'A caller left a message', said: 'Somebody called and left a message for you.' },
    'recording-lost': {
      subject: 'A call has no recording',
      said: 'A call was not recorded, or its recording was lost. Without it no link is texted to the caller.',
    },
    'text-lapsed': {
      subject: 'A link was not texted',
      said: 'A caller asked for a link and said yes, but nobody can tell whether the text went out. It is not sent again.',
    },
    'cancel-text': {
      subject: 'Somebody texted CANCEL',
      said: 'Somebody texted CANCEL to your line. They get no more texts from it; they may mean an appointment.',
    },
    digest: {
      subject: 'Your desk since yesterday',
      said: 'This is what happened since you were told last.',
    },
    unreached: {
      subject: 'A colleague could not be reached',
      said: 'Something happened that a colleague should know, and no way to them worked. Please look at it.',
    },
    test: { subject: 'This is a test', said: 'You asked for it. So this way to you works.' },
    'phone-code': { subject: 'Your code', said: 'You asked for a code.' },
  },
  link: 'Look at it',
  code: '{code} is your code for alerts of your desk. Reply STOP to end them.',
  call: {
    told: 'This is your front desk. {what}.',
    press: 'Press 1 to take it.',
    taken: 'Thank you. It is yours.',
    notTaken: 'Nothing was noted. Goodbye.',
    settled: 'This has been taken care of. Goodbye.',
  },
  chat: {
    welcome: 'This chat gets the alerts of {name}.',
    nameless: 'your business',
    tryIt: 'Try a button',
    works: 'It works: alerts are acknowledged like this.',
    open: 'Open the dashboard',
  },
  buttons: { seen: 'Seen', callBack: 'I call back', open: 'Open' },
  noted: {
    seen: 'Noted: you have seen it.',
    callBack: 'Noted: you call back. The number is in your dashboard.',
  },
};

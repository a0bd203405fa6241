import type { LineCheck, LineSettings } from '../../adapters/http/contract/line.js';
import { site } from './desk-answers.js';

/** What a server would answer about the phone line of a made-up hairdresser's. */
export const lineOf = (changes: Partial<LineSettings> = {}): LineSettings => ({
  isOn: true,
  number: '+12025550143',
  ownNumber: '+12025550100',
  answering: {
    mode: 'staff-first',
    staffSeconds: 20,
    hours: [
      { day: 'monday', from: '09:00', to: '12:30' },
      { day: 'monday', from: '13:30', to: '18:00' },
      { day: 'tuesday', from: '09:00', to: '18:00' },
      { day: 'saturday', from: '10:00', to: '24:00' },
    ],
    closedDates: ['2026-12-25'],
  },
  transfers: [{ transferId: 'salon', label: 'The salon', number: '+12025550111' }],
  language: 'en-US',
  voice: '',
  greeting: '',
  asksFirst: false,
  texting: { readiness: 'in-review', reason: null },
  announcement: 'Thanks for calling Corner Studio. I am an AI assistant, and this call is recorded.',
  usualGreeting: 'How can I help you?',
  languages: ['en', 'es', 'fr'],
  addresses: {
    voice: `${site}/twilio/line-1/voice`,
    status: `${site}/twilio/line-1/status`,
    texts: `${site}/twilio/line-1/texts`,
  },
  registration: {
    useCase: 'Customer care: one text with a link, to somebody who has just asked for it on the phone.',
    callToAction:
      'The caller asks for a link, is asked whether to text it, and says yes. The call is recorded.',
    sampleText: `Corner Studio: here is the booking link you asked for: ${site}/book Reply STOP to opt out, HELP for help.`,
    privacyUrl: `${site}/privacy`,
    termsUrl: `${site}/terms`,
  },
  ...changes,
});

export const bareLine = lineOf({
  isOn: false,
  number: null,
  ownNumber: null,
  answering: { mode: 'assistant', staffSeconds: 20, hours: [], closedDates: [] },
  transfers: [],
  texting: { readiness: 'not-asked', reason: null },
});

export const checkOf = (isRight: boolean): LineCheck => ({
  isOwned: true,
  points: [
    { what: 'voice', found: lineOf().addresses.voice, expected: lineOf().addresses.voice, isRight: true },
    { what: 'fallback', found: isRight ? `${site}/fallback` : null, expected: `${site}/fallback`, isRight },
    { what: 'status', found: lineOf().addresses.status, expected: lineOf().addresses.status, isRight: true },
    {
      what: 'texts',
      found: isRight ? lineOf().addresses.texts : 'https://old.example/texts',
      expected: lineOf().addresses.texts,
      isRight,
    },
  ],
});

import { beforeEach, expect, test } from 'vitest';
import { dataRequestLetters } from '../../adapters/letters/data-request-letters.js';
import { eraseFound } from '../../application/erasure/erase-found.js';
import { personFound } from '../../application/erasure/person-found.js';
import { requestErasure } from '../../application/erasure/request-erasure.js';
import type { Letter } from '../../application/ports/mail.js';
import { createMemoryHouse } from '../support/memory-house.js';

const now = '2026-05-01T09:00:00.000Z';
const tenant = 'acme';
let house: ReturnType<typeof createMemoryHouse>;
let letters: Letter[];

beforeEach(() => {
  house = createMemoryHouse();
  letters = [];
});

async function left(leadId: string, language: string | null): Promise<void> {
  const envelope = { tenant, actor: 'a', commandId: 'c', correlationId: 'c', causationId: '' };
  if (language !== null)
    await house.store.append(
      { category: 'conversation', id: `chat of ${leadId}` },
      'no-stream',
      [
        {
          id: `started ${leadId}`,
          event: {
            type: 'ConversationStarted',
            data: {
              ...{ conversationId: `chat of ${leadId}`, visitorId: 'v', channel: 'chat' },
              ...{ opening: { pageUrl: '' }, language, device: 'phone', startedAt: now },
            },
          },
        },
      ],
      envelope,
    );
  await house.store.append(
    { category: 'lead', id: leadId },
    'no-stream',
    [
      {
        id: `captured ${leadId}`,
        event: {
          type: 'LeadCaptured',
          data: {
            ...{ leadId, conversationId: `chat of ${leadId}`, contactId: `contact of ${leadId}` },
            ...{ name: 'Ann Archer', email: `${leadId}@example.com`, phone: null, note: null },
            ...{ answers: [], capturedAt: now },
          },
        },
      },
    ],
    envelope,
  );
}

const erase = (id: string) =>
  eraseFound({
    personFound: personFound(house),
    requestErasure: requestErasure({
      ...{ handleErasure: house.handleErasure, businessNow: () => now },
      places: [{ place: 'p', scopes: ['person'], tables: [], erase: () => Promise.resolve({ count: 0 }) }],
    }),
    mail: {
      send(letter) {
        letters.push(letter);
        return Promise.resolve({ outcome: 'accepted', letterId: letter.attemptId });
      },
    },
    nameOf: () => Promise.resolve('Marigold'),
    languageOf: () => Promise.resolve('es'),
    erasingLetter: dataRequestLetters('https://desk.example.com').erasingLetter,
  })({ ...{ tenant, erasureId: `e-${id}`, found: { where: 'lead', id }, isTold: true, actor: 'owner' } });

test('somebody whom a business has forgotten is told so in the language they wrote in, else in that of the business', async () => {
  for (const [leadId, language] of [
    ['ann', 'de-AT'],
    ['bo', null],
    ['cy', 'ar'],
  ] as const) {
    await left(leadId, language);
    await erase(leadId);
  }
  expect(letters.map(({ to, subject }) => [to, subject])).toEqual([
    ['ann@example.com', 'Ihre Daten werden gelöscht'],
    ['bo@example.com', 'Sus datos se están borrando'],
    ['cy@example.com', 'Your data is being erased'],
  ]);
  expect(letters[0]?.text).toContain('/requests/e-ann?lang=de');
});

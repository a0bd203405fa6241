import { test } from 'vitest';
import { told } from '../../projections/told/projection.js';
import { projected } from '../support/projected.js';
import { replied } from '../support/replied.js';

const at = '2026-11-24T10:00:00.000Z';
const page = {
  ...{ origin: 'page' as const, pageId: 'p', version: 'v', passageId: 'x' },
  ...{ url: 'https://example.com/prices', title: 'Prices', excerpt: 'Haircut: 40 USD' },
};
const fact = {
  ...{ origin: 'fact' as const, pageId: 'f', version: 'w', passageId: 'y' },
  ...{ url: null, title: '', excerpt: 'Two places behind the house.' },
};
const row = { conversationId: 'one', toldAt: at } as const;
const tell = projected(told, { tenant: 'acme', entity: 'one', eventId: 'e' });

test('a visitor was told every excerpt of every page and fact that a reply rests on', () => {
  tell(replied({ replyId: 'r', sources: [page, fact] }), replied({ replyId: 's', sources: [page] })).then({
    'r 0': {
      ...row,
      ...{ origin: 'page', pageId: 'p', url: 'https://example.com/prices' },
      ...{ title: 'Prices', excerpt: 'Haircut: 40 USD' },
    },
    'r 1': {
      ...row,
      ...{ origin: 'fact', pageId: 'f', url: null, title: '', excerpt: 'Two places behind the house.' },
    },
    's 0': {
      ...row,
      ...{ origin: 'page', pageId: 'p', url: 'https://example.com/prices' },
      ...{ title: 'Prices', excerpt: 'Haircut: 40 USD' },
    },
  });
});

test('of a visitor who was forgotten nothing says what they were told', () => {
  tell(replied({ sources: { erased: true } })).then({});
});

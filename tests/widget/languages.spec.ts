import { expect, test, vi } from 'vitest';
import { noticeFor, widgetLanguages } from '../../adapters/http/notice.js';
import {
  saysNo,
  saysSkip,
  saysYes,
  wantsToBeContacted,
} from '../../application/conversation/replies-heard.js';
import { tapsFor } from '../../application/conversation/taps.js';
import type { Texts } from '../../widget/speak.js';

async function textsIn(language: string): Promise<Texts> {
  const MiaPulse: { texts?: Texts } = {};
  vi.stubGlobal('window', { MiaPulse });
  await import(`../../widget/texts/${language}.ts`);
  vi.unstubAllGlobals();
  if (MiaPulse.texts === undefined) throw new Error('Nothing was said');
  return MiaPulse.texts;
}

test.each(widgetLanguages)(
  'all that is said in %s is words, and whoever asks for a person is understood',
  async (language) => {
    const texts = await textsIn(language);
    for (const [key, text] of Object.entries(texts) as readonly [string, string][]) {
      expect(text, key).toMatch(/\p{L}/u);
      const holes = { title: '{business}', noPerson: '{business}', left: '{count}', unread: '{count}' };
      for (const [name, hole] of Object.entries(holes)) if (name === key) expect(text).toContain(hole);
    }
    expect(wantsToBeContacted(texts.personAsk)).toBe(true);
  },
);

test.each(widgetLanguages)('what may be tapped in %s is understood as it stands', (language) => {
  const [yes = '', no = ''] = tapsFor('offer', [], language).choices;
  expect([saysYes(yes), saysNo(no), saysYes(no), saysNo(yes)]).toEqual([true, true, false, false]);
  const [skip = ''] = tapsFor('email', [], language).choices;
  expect(saysSkip(skip)).toBe(true);
});

test('the first language that is ours is spoken, whatever comes before it', () => {
  expect(noticeFor('it-IT,pt-BR,en', 'Marigold').language).toBe('pt');
  expect(noticeFor('', 'Marigold').language).toBe('en');
});

import { describe, expect, test } from 'vitest';
import { touchesTopic } from '../../application/answering/off-limits.js';
import { topicPresets } from '../../application/answering/topic-presets.js';

describe('a question or an answer that touches what the owner put off limits is recognised', () => {
  test.each([
    ['never quote prices', 'How much is a haircut?'],
    ['never quote prices', 'A haircut is $45.'],
    ['never quote prices', 'Das kostet 20 Euro'],
    ['keine Preise nennen', 'What does it cost?'],
    ['keine Preise nennen', 'Ein Haarschnitt kostet 30 €'],
    ['no des precios', '¿Cuánto cuesta?'],
    ['ne donnez jamais de prix', 'Combien coûte une coupe ?'],
    ["don't talk about competitors", 'Are you better than Acme Cuts?'],
    ["don't talk about competitors like Acme Cuts", 'What about Acme Cuts?'],
    ['no medical advice', 'Which dose of ibuprofen should I take?'],
    ['keine medizinischen Ratschläge', 'Mein Zahn schmerzt und ist geschwollen, welches Medikament?'],
    ['No legal advice', 'Can I sue my landlord?'],
    ['never discuss our Berlin branch', 'When does the Berlin branch open?'],
    ['prices', 'It is 20 dollars'],
    ['never quote prices for weddings', 'How much is wedding hair?'],
    ['no hables de política', '¿A quién vas a votar?'],
    ['Do not talk about the renovation', 'When is the renovation finished?'],
    ['no investment advice', 'Which investment is best?'],
    ['availability', 'Do you have a free slot on Tuesday?'],
    ["don't talk about our staff", 'Who works on Friday?'],
    ['keine Rabatte', 'Gibt es Rabatt für Studenten?'],
    ['never quote prices', 'We charge twenty dollars'],
    ['parking', 'Where can I park?'],
  ])('%s: %s', (topic, text) => {
    expect(touchesTopic(topic, text)).toBe(true);
  });
});

describe('the words of the command, and everything else, may be spoken of', () => {
  test.each([
    ['never quote prices', 'When do you open?'],
    ['never quote prices', 'We open at 9 and close at 17.'],
    ['never quote prices for weddings', 'How much is a haircut?'],
    ['no medical advice', 'Do you take cards?'],
    ["don't talk about competitors", 'Where are you?'],
    ['Do not talk about the renovation', 'Can you talk about opening hours?'],
    ['never quote prices', 'Never mind, can you quote the address?'],
    ['keine Preise nennen', 'Können Sie mir die Adresse nennen?'],
    ['never', 'never'],
    ['', 'x'],
    ['never quote prices', 'Vale, gracias'],
    ['never quote prices', 'Combien de temps dure une coupe ?'],
    ['no legal advice', 'Do you do perms?'],
    ['politics', 'Is there a party room?'],
    ['no investment advice', 'Any advice on hair?'],
  ])('%s: %s', (topic, text) => {
    expect(touchesTopic(topic, text)).toBe(false);
  });
});

test('each preset is reached by its id and by its label, and no two share one', () => {
  const samples: Readonly<Record<string, string>> = {
    prices: 'How much is it?',
    discounts: 'Any discount for students?',
    competitors: 'Is another salon cheaper?',
    'medical-advice': 'What is the right dose?',
    'legal-advice': 'Can I sue them?',
    staff: 'Who works on Monday?',
    politics: 'Whom should I vote for?',
    religion: 'Do you believe in God?',
    availability: 'Is there a free slot tomorrow?',
    refunds: 'Can I get a refund?',
    jobs: 'Are you hiring?',
  };
  expect(Object.keys(samples).toSorted()).toEqual(topicPresets.map(({ id }) => id).toSorted());
  for (const { id, label } of topicPresets) {
    const text = samples[id] ?? '';
    expect([id, touchesTopic(id, text), touchesTopic(label, text)]).toEqual([id, true, true]);
    expect([id, touchesTopic(id, 'When do you open?')]).toEqual([id, false]);
  }
  expect(new Set(topicPresets.map(({ label }) => label)).size).toBe(topicPresets.length);
});

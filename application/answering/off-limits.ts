import { topicPresets, type TopicPreset } from './topic-presets.js';
import { plainText, termsOf, wordsOf } from './words.js';

/**
 * Whether a question or a clause touches a topic that an owner has put off limits. The topic stands in the owner's own words
 * ("never quote prices", "keine Preise nennen", "don't talk about competitors like Acme Cuts") or is the id of a preset. A
 * preset named in it is recognised by what people say about it, narrowed where the owner narrows it ("no prices for weddings");
 * everything else by its words. Words of command are no part of the topic.
 */
export function touchesTopic(topic: string, text: string): boolean {
  const presets = topicPresets.filter((preset) => isNamed(preset, topic));
  const narrowed = termsOf(withoutCommands(afterPreposition(topic))).filter((term) => !isPresetTerm(term));
  const said = plainText(text);
  if (presets.some(({ about }) => about(said)))
    return narrowed.length === 0 || shares(narrowed, termsOf(text));
  return alternatives(topic, presets).some((terms) => isAbout(terms, termsOf(text)));
}

const isNamed = ({ id, label, named }: TopicPreset, topic: string): boolean =>
  id === topic || label === topic || named.test(withoutCommands(topic));

/** Words by which owners command, in English, Spanish, German and French, and by which they say to whom. */
const commands = new Set(
  `never no not do don dont t does talk talking about discuss discussing quote quoting mention mentioning give giving say saying tell
  telling answer answering question questions speak speaking comment comments reveal share disclose state name promise offer any anything
  all always kind sort ever please avoid refuse stay away from topic topics subject advice information info details must should may we you our
  it the desk assistant bot chat phone customer customers visitor visitors caller callers client clients people anyone anybody public online
  website over on to
  nunca jamas no hablar hable hables hablen hablemos de sobre decir diga digas dar de des mencionar mencione menciones mencionen citar
  cotizar comentar discutir responder ningun ninguna consejo consejos preguntas clientes
  nie niemals kein keine keinen keiner nicht nennen nenne nennt sagen sage sprechen sprich spricht uber reden rede redet erwahnen erwahne
  geben gib gibt fragen zu zum zur thema auskunft auskunfte beantworten antworten rat tipps kunden
  jamais ne pas parler parlez parle mentionner mentionnez donner donnez dire dites discuter discutez evoquer evoquez citer repondre aucun
  aucune sur conseil conseils sujet`.split(/\s+/u),
);

const withoutCommands = (topic: string): string =>
  wordsOf(topic)
    .filter((word) => !commands.has(word))
    .join(' ');

/** What follows "for", "of" and the like behind the topic itself, unless it only gives examples of it. */
const afterPreposition = (topic: string): string =>
  /\p{L}{4,}\s+(?:for|of|fur|von|para|pour)\s+(.{3,80})$/u.exec(plainText(topic))?.[1] ?? '';

const presetTerms = new Set([
  'price',
  'discount',
  'appointment',
  'team',
  'refund',
  'delivery',
  'job',
  'staff',
]);
const isPresetTerm = (term: string): boolean => presetTerms.has(term);

const shares = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((term) => others.includes(term));

const between = /[,;/]|\b(?:and|or|like|such as|including|e\.?g\.?|y|o|como|und|oder|wie|et|ou|comme)\b/u;

/** The topics that an owner lists in one line, each as its terms; what a preset stands for is left to the preset. */
const alternatives = (topic: string, presets: readonly TopicPreset[]): readonly (readonly string[])[] =>
  plainText(topic)
    .slice(0, 500)
    .split(between)
    .map(withoutCommands)
    .filter((words) => words !== '' && !presets.some(({ named }) => named.test(words)))
    .map(termsOf)
    .filter((terms) => terms.length > 0);

/** All of one or two terms; of longer topics two thirds, for nobody repeats them word by word. */
function isAbout(terms: readonly string[], said: readonly string[]): boolean {
  const hits = terms.filter((term) => said.includes(term)).length;
  return hits >= (terms.length <= 2 ? terms.length : Math.ceil((terms.length * 2) / 3));
}

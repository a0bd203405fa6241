import { plainText, termsOf } from '../../application/answering/words.js';
import type { Question } from '../../application/ports/language-model.js';
import { phrasesFor as wordsOfIntake } from '../../application/conversation/phrases.js';
import { phrasesFor } from './phrases.js';

type Talk = 'hello' | 'thanks' | 'goodbye' | 'howAreYou' | 'whoAmI' | 'anythingElse';

const talks: readonly (readonly [RegExp, Talk])[] = [
  [
    /^((and )?(who|what) are you|who (am i|are we) (talking|speaking|chatting) (to|with)|who is this|am i (talking|speaking|chatting) (to|with) (a|an) (human|robot|bot|ai|real person|person|machine|computer)|(are|r) (you|u) (a |an )?(real |actual )?(human|robot|bot|chatbot|ai|real|person|machine|computer)|quien eres|eres (un )?(robot|humano|bot|persona)|hablo con (una persona|un robot)|wer bist du|wer sind sie|(bist du|sind sie) ein (mensch|bot|roboter)|qui es-tu|qui etes-vous|etes-vous (un )?(robot|humain))\b/u,
    'whoAmI',
  ],
  // A yes or a no to nothing that was asked, or to whether there is anything else.
  [/^(yes|yep|yeah|si|ja|oui|sim)( please| bitte)?$/u, 'anythingElse'],
  [
    /^(no|nope|nah|no thanks?|no thank you|nothing( else)?|that(s| is)? (all|it)|no gracias|nada mas|nein|nein danke|das war('?s| alles)|non|non merci|nao|nao obrigad[oa])$/u,
    'goodbye',
  ],
  [
    /^(help( me)?|(can|could) (you|u) help( me)?|i need (some )?help|(is )?(anyone|anybody|someone|somebody) there|what can (you|u) do( for me)?|what can i ask( you)?|ayuda|hay alguien|hilfe|ist (da )?jemand( da)?|aidez-moi|il y a quelqu'un|ajuda)$/u,
    'hello',
  ],
  [
    /^(how are (you|u)( doing)?( today)?|how(s| is) it going|que tal( esta)?|como esta(s|n)?|wie geht( e?s)?( ihnen| dir)?|comment (ca va|allez-vous)|ca va|tudo bem)\b/u,
    'howAreYou',
  ],
  [
    /^(thanks|thank you|thank u|thankyou|thx|ty|cheers|great|perfect|cool|ok(ay)? (thanks|thank you|great)|ok|okay|gracias|muchas gracias|danke|vielen dank|super|merci( beaucoup)?|obrigad[oa]|muito obrigad[oa])\b/u,
    'thanks',
  ],
  [
    /^(bye|goodbye|good night|see you|see ya|adios|hasta luego|chao|tschuss|auf wiedersehen|au revoir|a bientot|tchau|ate logo)\b/u,
    'goodbye',
  ],
  [
    /^(hi|hello|hey|hiya|good (morning|afternoon|evening|day)|hola|buenos dias|buenas( tardes| noches)?|hallo|moin|servus|gruss gott|guten (tag|morgen|abend)|bonjour|bonsoir|salut|ola|bom dia|boa (tarde|noite))\b/u,
    'hello',
  ],
];
const fillers = new Set([
  'help',
  'great',
  'lot',
  'nice',
  'day',
  'much',
  'very',
  'everyone',
  'team',
  'bye',
  'viel',
  'wonderful',
  'brilliant',
  'perfect',
  'good',
  'evening',
  'weekend',
]);

/** A greeting, thanks, a goodbye or "who are you?", with nothing else in it. */
export function smallTalk({ text, businessName, language }: Question): string | undefined {
  const plain = plainText(text)
    .replaceAll(/[!.,¡¿?;:)]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const talk = talkIn(plain);
  if (talk === 'anythingElse') return wordsOfIntake(language).anythingElse;
  return talk && phrasesFor(language)[talk].replaceAll('{business}', () => businessName);
}

function talkIn(plain: string): Talk | undefined {
  const found = talks.find(([pattern]) => pattern.test(plain));
  if (found === undefined) return undefined;
  const [pattern, talk] = found;
  const rest = plain.replace(pattern, ' ').trim();
  // "Hi, are you a robot?" is about the second half.
  const further = rest === '' ? undefined : talkIn(rest);
  if (further !== undefined) return further;
  return termsOf(rest).filter((term) => !fillers.has(term)).length > 0 || /\d/u.test(rest)
    ? undefined
    : isTalkOnly(rest)
      ? talk
      : undefined;
}

/** What is left may still ask something in words that say little: "hi can you". */
const isTalkOnly = (rest: string): boolean =>
  !/\b(can|could|do|does|is|are|how|what|when|where|who|which|open|wann|wo|wie|was|cuando|donde|quand|ou)\b/u.test(
    rest,
  );

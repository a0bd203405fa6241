import type { WishPhrases } from './simple-wishes.js';

const somebody =
  '(?:(?:un|une|l|le|la|votre|vos) )?(?:(?:vraie?|autre|etre|veritable) )?(?:humaine?|personne(?: reelle)?|quelqu un|conseill(?:er|ere)|agent|representante?|operat(?:eur|rice)|receptionniste|responsable|gerante?|patronn?e?|employee?|accueil)';
const while_ = '(?:(?:petit|petite) )?(?:instant|moment|seconde|minute|secondes|minutes)';
const parting =
  '(?:au revoir|bye|a (?:bientot|plus tard|plus|demain|la prochaine)|bonne (?:journee|soiree|fin de journee|nuit|continuation)(?: a vous)?|(?:c est|ce sera|ca sera|c etait) tout(?: pour (?:moi|aujourd hui|le moment))?|rien d autre|je dois (?:y aller|raccrocher|vous laisser)|je vous laisse)';

export const french: WishPhrases = {
  person: {
    within: [
      `parler (?:directement )?(?:a|avec) ${somebody}`,
      `(?:passez|passe) moi ${somebody}`,
      `(?:passer|avoir|joindre) ${somebody}(?: au telephone)?$`,
      '(?:transferez|mettez|connectez) moi',
      'pas parler (?:a|avec) (?:un |une |votre )?(?:robot|machine|ordinateur|repondeur)',
    ],
    alone: [somebody, 'service client'],
  },
  slower: {
    within: [
      'plus (?:lentement|doucement)|moins vite',
      '(?:parlez|allez|parles|vas) (?:trop|tres|bien trop) vite',
    ],
    alone: ['(?:(?:pouvez|pourriez) vous )?(?:ralentir|ralentissez)', 'lentement|doucement', 'trop vite'],
  },
  repeat: {
    within: [
      '(?:(?:pouvez|pourriez) vous|(?:peux|pourrais) tu|vous (?:pouvez|pourriez))(?: (?:me|le|la|s il vous plait))* (?:repeter|redire)',
      'je n ai (?:pas|rien)(?: bien)? (?:compris|entendu|saisi)(?: ce que vous (?:dites|avez dit))?$',
      'qu est ce que vous (?:avez dit|dites)|qu avez vous dit|vous avez dit quoi',
    ],
    alone: [
      'repetez(?: (?:moi )?(?:ca|cela))?',
      'comment',
      'pardon',
      'quoi',
      'encore(?: une fois)?',
      'redites(?: moi)?(?: ca)?',
      'excusez moi',
      'je (?:ne )?(?:comprends|vous entends) pas',
    ],
  },
  hold: {
    within: [],
    alone: [
      `(?:(?:attendez|attends|donnez moi|juste|patientez) )*(?:un|une|deux|quelques) ${while_}`,
      'attendez|attends|patientez|ne quittez pas',
    ],
  },
  goodbye: { within: [], alone: [`(?:(?:${parting}|merci|merci beaucoup|non|bon|d accord|et) )*${parting}`] },
};

import { among, withoutCourtesies } from './whole-words.js';

/**
 * Whether somebody wants what is kept about them deleted. Asking what becomes of it, or by when it goes, is no such wish, nor is an
 * appointment that is to be cancelled.
 */
export const erasureAsked = (sentences: readonly string[]): boolean =>
  sentences.some((sentence) => {
    const bare = withoutCourtesies(sentence);
    // The bare words lack a "no" that stood first.
    return wishes.test(bare) && !otherwise.test(bare) && !otherwise.test(sentence);
  });

const data =
  '(?:all |any )?(?:of )?(?:my|our) (?:personal |private )?(?:data|information|info|details|records?|file|profile)';
const about =
  '(?:everything|anything|all(?: the)?(?: data| information)?|the (?:data|information)|whatever)(?: that)?(?: you(?: \\w+)? (?:have|keep|hold|stored|saved|know|ve got|have got))? (?:about|on) (?:me|us)';

const wishes = among([
  `(?:delete|erase|remove|wipe|destroy|get rid of) (?:${data}|${about}|me from (?:your|the) (?:system|systems|database|records|files))`,
  `(?:want|need|would like|like|have) (?:${data}|${about}) (?:to be )?(?:deleted|erased|removed|wiped|destroyed|gone)`,
  '(?:forget|erase) (?:me|everything about me)(?: please| completely| entirely)?$',
  '(?:borr\\w+|elimin\\w+|suprim\\w+) (?:todos )?(?:mis|los) datos(?: personales| mios)?|(?:borr\\w+|elimin\\w+) todo lo que (?:tengan|tienen|tiene|sepan|saben) (?:sobre|de) mi',
  '(?:supprime\\w*|efface\\w*) (?:toutes )?(?:mes|les) (?:donnees|informations)(?: personnelles| me concernant)?|(?:supprime\\w*|efface\\w*) tout ce que vous avez sur moi',
  '(?:loschen|losche|vernichten|entfernen) sie (?:bitte )?(?:alle )?(?:meine|alle) (?:personlichen )?(?:daten|angaben)|(?:meine|alle) daten (?:zu )?(?:loschen|geloscht|entfernen)|(?:meine|alle) daten (?:bitte )?loschen',
]);

const otherwise = among([
  '^(?:what if|what happens|if|why|how|when|who|do you|did you|does|are you|is it|will you|que pasa si|cuando|como|si (?:borr|elimin)\\w+|quand|comment|est ce que vous|wann|wie|was (?:passiert|wenn)|wenn)',
  '(?:dont|do not|never|didnt|did not|not to|no (?:borr|elimin|suprim)\\w+|ne (?:supprime|efface)\\w*|nicht (?:loschen|geloscht))(?: \\w+){0,4}',
]);

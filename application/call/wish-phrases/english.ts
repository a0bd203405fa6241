import type { WishPhrases } from './simple-wishes.js';

const somebody =
  '(?:(?:a|an|the|some|any|your|one of your) )?(?:(?:real|actual|live|human|other|different|customer|service) )*(?:human(?: being)?|person|people|someone|somebody|anyone|anybody|staff|manager|owner|receptionist|representative|rep|agent|operator|employee|front desk|supervisor|reception|member of (?:the |your )?(?:staff|team))';
const while_ = '(?:moment|second|sec|minute|min|seconds|minutes)';
const parting =
  '(?:(?:that|it|that is|this is|that ll be|that will be|i think that|i think that is)? ?(?:all|it|everything)(?: (?:i|we) (?:need|needed|wanted|have|had))?(?: (?:for now|for today|today|then))?|bye(?: bye)*(?: now)?|good ?bye|goodnight|(?:you )?have a (?:nice|good|great|lovely|wonderful|blessed) (?:day|one|evening|night|weekend|afternoon|rest of your day)|see (?:you|ya)(?: (?:later|then|soon|tomorrow|around))?|talk to you (?:later|soon)|take care|i (?:have|ve got|got|gotta|need|better)(?: to)? (?:go|run|hang up)(?: now)?|(?:i m|im|i am) (?:done|good|all set|hanging up)(?: (?:for now|now|here))?|nothing else|no (?:more|other|further) questions|cheers|you too)';

export const english: WishPhrases = {
  person: {
    within: [
      `(?<!(?:did|do|already|have) (?:you|they|i) )(?:speak|talk|chat|speaking|talking) (?:to|with) ${somebody}`,
      `(?:put|patch) me (?:right )?through|(?:transfer|connect) me`,
      `(?:get|give) me ${somebody}`,
      `get ${somebody} on the (?:line|phone)`,
      '(?:dont|do not|not going to|refuse to|hate)(?: \\w+)? (?:to )?(?:talk|speak|talking|speaking)(?: to| with)? (?:a |an |this |these )?(?:robots?|machines?|computers?|bots?|ai|recording|answering machine|assistant)',
      '(?:want|need|like|get)(?: to)?(?: \\w+)? (?:a |an )?(?:real|actual|live) (?:person|human|agent)',
      '(?:is|are) there (?:a |an |any |some )?(?:real |actual |live )?(?:person|human|people|someone|somebody|anyone|anybody)(?: \\w+){0,2} (?:i|we) (?:can|could) (?:talk|speak)',
      '(?:can|could) (?:someone|somebody|a (?:real )?(?:person|human)) (?:please )?(?:take|pick up|help me instead)',
    ],
    alone: [`(?:i (?:want|need) |get )?${somebody}`, 'customer service', 'zero', 'transfer', 'not a robot'],
  },
  slower: {
    within: [
      '(?:speak|talk|go|say it|say that|read it|read that|repeat that|repeat it)(?: (?:a|little|bit|more|please|much|it|that|again|to me))* (?:slower|slowly|slow)',
      '(?:you re|youre|your|you are|you)(?: (?:talking|speaking|going|talk|speak|go))(?: \\w+)? (?:too |so |really |very )(?:fast|quick|quickly)',
      'you (?:talk|speak) fast',
      '^(?:please |sorry |hey |whoa |wait |okay )*(?:(?:can|could|would|will) you )?(?:please )?(?:just )?slow (?:it )?(?:way )?down(?: (?:a|little|bit|please|some))*$',
    ],
    alone: [
      '(?:(?:a|little|bit|much|little bit|could you be|can you be|be) )*(?:slower|more slowly|slowly)',
      '(?:that (?:was|is) |that |way )?too (?:fast|quick)',
    ],
  },
  repeat: {
    within: [
      '(?:can|could|would|will) you(?: (?:please|just|maybe))* (?:repeat|say)(?: (?:that|it|this|the (?:last|first|number|address|whole|price|hours|time|name|website)(?: \\w+){0,2}|what you said))?(?: (?:again|once more|one more time|for me|please|to me|louder))*$',
      'say (?:that|it|this)(?: last part)? (?:again|once more|one more time)',
      '(?:what|sorry what) did you (?:just )?say(?: again)?$',
      '(?:i|sorry) (?:didnt|did not|couldnt|could not|cant|cannot)(?: (?:quite|really))? (?:catch|hear|understand|make out|get)(?: (?:that|you|it|what you said|what you re saying|the last (?:bit|part)|all of that|a word|any of that|anything))?(?: (?:very )?well)?$',
    ],
    alone: [
      'what was (?:that|the)(?: last)? (?:part|bit|thing|one)',
      'repeat(?: (?:that|it|this))?',
      'what(?: (?:was|is) that)?(?: again)?',
      'come again',
      'pardon(?: me)?',
      'i beg your pardon',
      'excuse me',
      'sorry',
      'huh',
      'say (?:that |it )?again',
      '(?:one|1) more time',
      'once more',
      'again',
      'i missed that',
      'you what',
    ],
  },
  hold: {
    within: [
      `^(?:um |okay |oh |sorry |yeah |wait )*(?:hold on|hang on|hold please|(?:just )?(?:a|one) ${while_})(?: (?:please|a ${while_}))* (?:let me|i need to|i have to|i m|im|while i|someone|my|i ve got|i ll)`,
    ],
    alone: [
      `(?:(?:just|hold on|hang on|wait|give me|only|for) )*(?:just )?(?:a|one|1|two|a couple|a few) ?(?:more |quick )?${while_}`,
      '(?:hold|hang) on(?: please)?',
      'hold(?: the line)?',
      'wait',
      'wait up',
      'bear with me',
      'let me (?:think|check|look|see)',
      'stay on the line',
    ],
  },
  goodbye: {
    within: [],
    alone: [
      `(?:(?:${parting}|thanks|thank you|okay|ok|no|and|so much|very much|please|for your help|for the help|then|alright|great|well) )*${parting}`,
    ],
  },
};

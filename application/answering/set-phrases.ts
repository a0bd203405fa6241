/**
 * Phrases of houses' rules that say one thing in several words, put as one word before a text is cut: an assistance dog is let in
 * where dogs are not, and whoever spreads a payment pays in instalments. They are looked for before all other wholes.
 */
export const setPhrases: readonly (readonly [RegExp, string])[] = [
  [
    /\b(price|rate|tariff)s? (list|sheet|menu)s?\b|\bpreislisten?\b|\blistas? de precios\b|\bliste des prix\b|\b(tabela|lista) de precos\b/gu,
    ' prices ',
  ],
  [/\b(see|show me|send me|look at|view) (?=(the |your |a )?prices?\b)/gu, ' '],
  [/\bexpecting (a |an |our |my )?(baby|child|twins)\b/gu, ' pregnant '],
  [/\bbreast[- ]feed(ing)?\b|\bnursing (a |my |our )?(baby|child|newborn)\b/gu, ' breastfeeding '],
  // In Spanish "son" says nothing.
  [/\b(my|our|his|her|your|little|younger|older|year[- ]old|and) sons?\b/gu, '$1 child'],
  [
    /\b(guide|assistance|service|seeing[- ]eye|hearing) dogs?\b|\bblinden(fuhr)?hunde?\b|\bassistenzhunde?\b/gu,
    ' assistancedog ',
  ],
  [
    /\btrade[- ]?ins?\b|\bpart[- ]exchange\b|\btrad(e|ing) (it |them |my \p{L}+ |my old \p{L}+ )?in\b|\b(you|u|ya|they) (guys )?buy (my|our|used|old|second)\b|\binzahlungnahme\b/gu,
    ' tradein ',
  ],
  [
    /\b(i|you|we) (suppl(y|ied)|brought|bought|bring|buy|get|order) (my|your|our) own\b|\b(i|you) suppl(y|ied)\b|\b(customer|client|self)[- ]supplied\b|\b(my|your) own (parts?|materials?)\b/gu,
    ' ownsupply ',
  ],
  [
    /\b(if|when|once|after) (i|we) (hire|book|use|choose|go with|go ahead( with)?|sign with) (you|u)( guys)?\b/gu,
    ' ',
  ],
  [/(?<!\b(not|\p{L}+nt|no) )\b(shows?|turns?|gets?) (up|here)\b/gu, ' '],
  [
    /\bsince (last (night|week|month|\p{L}+day)|yesterday|this (morning|afternoon|evening)|\p{L}+day)\b/gu,
    ' ',
  ],
  [
    /\bhow much (?=(\p{L}+ )?(notice|time|warning|insurance|cover|coverage|experience|luggage|space)\b)/gu,
    ' ',
  ],
  [/\b(jump|skip|cut) the (line|queue)\b|\bahead of (everyone|everybody)( else)?\b/gu, ' priority '],
  [/\b(the )?same (problem|issue|complaint|condition|fault|trouble|defect)\b/gu, ' sameproblem '],
  [
    /\b(need|needs|want|have|get) (it|this|that|them|mine|one) (done|ready|back|finished|fixed|made|repaired)? ?(by|for) (today|tonight|tomorrow|the (same|next) day)\b/gu,
    ' rush ',
  ],
  [
    /\b(ev|e-?car|electric (car|vehicle)|car|vehicle) charg(ers?|ing (points?|stations?|box(es)?))\b/gu,
    ' car charger ',
  ],
  [/\b(the |of the )?same (size|length|colour|color|kind|type|thing|one)\b/gu, ' '],
  [/\bmy \p{L}+ (is|are|was|keeps?) asking\b|\bmy \p{L}+ wants? to know\b/gu, ' '],
  [/\bself[- ]?pay(ing|er|ers)?\b|\bwithout (an? |any )?insurance\b|\buninsured\b/gu, ' selfpay '],
  [/\b(night|bite)[- ]guards?\b|\bocclusal splints?\b/gu, ' nightguard '],
  [/\bknirsch\p{L}*schienen?\b/gu, ' nightguard grind '],
  [/\bgrind(ing|s)? (my |your |his |her |their )?teeth( at night)?\b/gu, ' grind '],
  [
    /\b(stick|put|glue|cement)(ing|ting)? (an? |my |the |his |her )?(\p{L}+) back (on|in)\b/gu,
    ' glue $4 back ',
  ],
  [/\b(build|building) (an?|the|your|my|our)\b/gu, ' assemble '],
  [/\bboxing (an?|the|your|my|our)\b/gu, ' pack '],
  [/\b3-?d[- ](x-?ray )?scans?( x-?rays?)?\b/gu, ' 3d xray '],
  [/\bair travel\b/gu, ' flight '],
  [
    /\b(cost|costs|charge|price|fee) (if|for) (you|u|someone|somebody) (guys )?(to )?(come|coming|visit)( out| over)?\b/gu,
    ' price callout ',
  ],
  [/\btune[- ]?ups?\b/gu, ' tuneup '],
  [/\bopen (house|days?)\b|\btag der offenen t(ü|ue)r\b/gu, ' openday '],
  [
    /\bhow much (do|does) ((the|an?|your) (apprentice(ship)?|job|position|role|internship|traineeship)s?) pay\b/gu,
    ' $2 wage ',
  ],
  [/\bleave (at the end of|with .{1,16} notice|whenever|any ?time)\b/gu, ' cancel $& '],
  [
    /\b(the|its|their|battery) range (of|on|for)\b|\bhow far (does|do|can|will) .{3,40} (go|ride|drive|get|last)\b/gu,
    ' range $& ',
  ],
  [/\b(zone|plan|block|building|gate|platform|hall|terminal|tier|level) ([a-z]|\d{1,2})\b/gu, '$1 $1$2'],
  [/\b(give|giving|donate|donating) blood\b|\bblood (donors?|donations?|donating)\b/gu, ' blooddonor '],
  [/\bbloods\b/gu, ' blood results '],
  [
    /\b(general|full) ana?esth\p{L}+\b|\bvollnarkose\b|\banestesia general\b|\banesthesie generale\b/gu,
    ' narcosis ',
  ],
  [/\bamerican express\b/gu, ' amex '],
  [/\bmoney (up[- ]?front|in advance|ahead|down)\b/gu, ' deposit '],
  [
    /\bhow long (have|has) (you|they|the \p{L}+) (guys )?been (open|in business|around|going|running|trading)\b/gu,
    ' founded ',
  ],
  [
    /\b(the|our|this) (shop|business|company|practice|studio|salon|clinic|firm|store|school|gym|restaurant|bakery|garage|hotel) was (opened|started|set up)(?= (in|by)\b)/gu,
    '$& founded ',
  ],
  [
    /\b(start|started|open|opened|set up|found|begin|began|launch|launched) (the|this|your|her|his|their) (shop|business|company|practice|studio|salon|clinic|firm|store|school|gym|restaurant)(?= *(\?|$))/gu,
    ' founded ',
  ],
  [
    /\bcheck(?= up to\b)|(?<=\b(write|writing|by|with|personal|accept|cash or) (an? |my |your )?)checks?\b(?! ?-?(up|in|out))/gu,
    ' cheque ',
  ],
  [/\bprice[- ]?match(es|ing)?\b|\bmatch(es|ing)? (the |a |your |my )?prices?\b/gu, ' pricematch '],
  [
    /\bspread(ing)? (the |my |out |over |their )*(payments?|costs?|bills?|prices?)\b|\bpay(ing)? (it |this |that |them )?(off|over time|in (parts|stages)|month by month|bit by bit)\b|\bmonthly (payments?|parts?|instal\p{L}+)\b/gu,
    ' instalment ',
  ],
  [
    /\b(alone|unaccompanied)\b|\b(by|on) (my|your|him|her|his|their|them)(self|selves| own)\b/gu,
    ' unaccompanied ',
  ],
  [/\b(forgot|forget|forgotten) to (call|ring|cancel|tell|come|let)\b/gu, ' noshow '],
  [
    /\b(settle|settles|bill|bills|billed|invoice|claim) ((with|to) )?((my|the|your) )?(insur\p{L}+|them|it|companies)? ?direct(ly)?\b|\bdirect (billing|settlement)\b|\bdirektabrechnung\b/gu,
    ' directbilling ',
  ],
  [/\b(for|on|with) (an? |the )?(bigger|big|large|larger|small|smaller) jobs?\b/gu, ' '],
  [/\b(get|have|getting) (\p{L}+ ){1,4}back\b(?= (if|when|once|after)\b|\W*$)/gu, ' refund $& '],
];

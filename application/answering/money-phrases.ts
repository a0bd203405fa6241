/**
 * Phrases around what is paid for, put as one word before a text is cut: what is hired is rented, what is taken off is a
 * discount, and a share that is asked for at booking is a deposit.
 */
export const moneyPhrases: readonly (readonly [RegExp, string])[] = [
  [/(?<!\b(?:private|music|online|group|home|individual|\p{L}+ing) )\btuition( fees?)?\b/gu, ' price '],
  [/\b(are|do|would|will) (you|they|u) (still |currently |guys )*(hiring|hire(?! out))\b/gu, ' job '],
  [
    /\bhir(e|es|ing)( out| of)?\b(?= *$| (an?|the|some|your|one|out|of|price|cost|fee|charge|rate)\b)/gu,
    ' rental ',
  ],
  [/(?<=\b\p{L}{3,} )hire\b(?! (you|us|him|her|them|me|someone|somebody|people|staff)\b)/gu, ' rental '],
  [
    /\b(we )?(ask for|ask|take|require|need|charge) (an? )?\d+ ?(%|per ?cent)( of the (total|price|cost|bill|amount|fee))? (?=(when you book|when booking|on booking|at booking|at the time of booking|upfront|in advance|ahead|to (secure|confirm|hold|reserve))\b)/gu,
    ' deposit $& ',
  ],
  [
    /\b(take|takes|get|gets|save|saves|saving|less|knock) (off )?\d+ ?(%|per ?cent)( off)?/gu,
    ' discount $& ',
  ],
  [/\b(all )?at once\b|\b(all )?in one (go|payment|sum)\b|\bin full\b|\bas a lump sum\b/gu, ' upfront '],
  [/\b(full|whole|entire) (?=(semester|term|season|year|month|course)s?\b)/gu, ' '],
  [
    /\blate[- ](check[- ]?outs?|departures?)\b|\b(check(ing)?[- ]?out|leav(e|ing)|depart(ing)?) late(r)?( than usual)?\b/gu,
    ' latecheckout ',
  ],
  [/\bgrown[- ]?ups?\b/gu, ' adults '],
  [/\bcooked (?=(breakfast|meal|lunch|food)s?\b)/gu, 'hot '],
  [
    /\b(packed|boxed|picnic|bag(ged)?) lunch(es)?\b|\blunch ?(box|bag|packet|pack)(es|s)?\b/gu,
    ' packedlunch ',
  ],
  [
    /\b(an? )?loads? of (washing|laundry|clothes)\b|\b(do|doing|wash|washing) (my |our |the |some |your )?(clothes|washing|laundry)\b/gu,
    ' laundry ',
  ],
  [
    /\bairport (pick[- ]?ups?|collections?|shuttles?|transfers?|transport|runs?|lifts?)\b/gu,
    ' airport transfer ',
  ],
  [
    /\b(walks|takes|leads|guides) (an? |small |our )*(groups?|guests|visitors)\b|\bguided (walk|hike|visit)s?\b/gu,
    ' tour ',
  ],
  [
    /\b(charge|charging) (up )?(my|our|an|the|your) (\p{L}+ )?(car|vehicle|ev|van|scooter|e-?bike)\b/gu,
    ' $5 charger ',
  ],
  [/\bwas (stuck|caught|held up) in (the )?traffic\b|\b(stuck|caught) in (the )?traffic\b/gu, ' '],
  [
    /\blate (to|for) (get|collect|pick up|pick|fetch|picking up|collecting|pick-up) (my|our|the|his|her) (kids?|child|children|son|daughter|dog|cat|pet)\b/gu,
    ' late pickup ',
  ],
  [/\bmake-ups?\b(?! (artist|lesson|class|session)s?\b)/gu, ' makeup '],
  [
    /\bmake[- ]?ups? (lesson|class|session)(es|s)?\b|\bmake up (an?|the|my|for an?|for) (missed )?(lesson|class|session)(es|s)?\b/gu,
    ' makeup ',
  ],
  [/\bhow much (warning|notice)\b/gu, ' notice '],
  [
    /\b(mid|half ?way through( the)?|part ?way through( the)?|in the middle of( the)?)[- ](year|term|semester|season|course|contract)\b/gu,
    ' ',
  ],
  [
    /\b(not|never|dont|don'?t|doesn'?t|didn'?t) (just |simply )?(show|turn|showing|turning) up\b|\bjust (don'?t|dont|didn'?t) (show|turn) up\b/gu,
    ' noshow ',
  ],
  [/\bsign(ing|ed)? (my|our|the|him|her|them|us|me|myself)( \p{L}+)? up\b/gu, ' signup '],
  [/\b(whole|entire)[- ](house|home|place|venue|property|building)\b|\bexclusive use\b/gu, ' wholehouse '],
  [/\btak(e|ing) over (the )?(?=(whole|entire)\b)/gu, ' '],
  [
    /\b(smallest|lowest|minimum|least) (amount|sum|value)\b|\bany (amount|sum|value) (from|over|above)\b/gu,
    ' minimumamount ',
  ],
];

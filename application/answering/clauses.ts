/** Cuts a stream of words into clauses. Whatever the pieces it arrives in, the clauses are the same. */
export interface Clauses {
  /** The clauses that are complete with this piece, in order. */
  push(text: string): readonly string[];
  /** What was left over at the end of the stream; none where nothing was. */
  end(): readonly string[];
}

const lengthMax = 600;
/** No mark is judged by what stands further behind it than this. */
const sightMax = 20;

/**
 * A clause is a sentence, a line or an item of a list: as much as can be checked by itself. Decimal points, abbreviations,
 * addresses and times do not end one. Joined, the clauses are the text. None is longer than 600 characters.
 */
export function createClauses(): Clauses {
  let waiting = '';
  const cut = (isAll: boolean): readonly string[] => {
    const clauses: string[] = [];
    for (;;) {
      const end = endOfFirst(waiting, isAll);
      if (end === undefined) return clauses;
      clauses.push(waiting.slice(0, end));
      waiting = waiting.slice(end);
    }
  };
  return {
    push(text) {
      waiting += text;
      return cut(false);
    },
    end() {
      const clauses = cut(true);
      const rest = waiting;
      waiting = '';
      return rest === '' ? clauses : [...clauses, rest];
    },
  };
}

const endMark = /[\n\r]|[.!?…。！？]+["'”’»)\]*_]*/gu;

/** Where the first clause ends; undefined while that cannot be told, or where the text ends first. */
function endOfFirst(text: string, isAll: boolean): number | undefined {
  const seen = text.slice(0, lengthMax + sightMax);
  const isFinal = isAll || seen.length === lengthMax + sightMax;
  // Blank space before the first word belongs to the first clause.
  const start = seen.search(/\S/u);
  if (start >= 0) {
    endMark.lastIndex = start;
    for (let mark = endMark.exec(seen); mark !== null; mark = endMark.exec(seen)) {
      const judged = judge(seen, mark.index, mark[0]);
      if (judged === 'unclear' && !isFinal) return undefined;
      if (typeof judged !== 'number') continue;
      if (judged > lengthMax) break;
      return judged;
    }
  }
  return text.length > lengthMax ? wholeCharacters(text) : undefined;
}

/** Never between the halves of a character outside the basic plane. */
const wholeCharacters = (text: string): number =>
  /[\uD800-\uDBFF]/u.test(text.charAt(lengthMax - 1)) ? lengthMax - 1 : lengthMax;

const abbreviation =
  /(?:^|[^\p{L}\d])(?:mr|mrs|ms|dr|prof|st|ste|no|nr|tel|fax|approx|ca|incl|excl|etc|vs|z\.b|d\.h|bzw|inkl|zzgl|evtl|ggf|max|min|std|str|av|avda|ave|blvd|rd|sr|sra|srta|ud|uds|p\.ej|aprox|mme|mlle|env|jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez|inc|ltd|co|\p{L}|\p{L}\.\s?\p{L})\.$/iu;
const timeOfDay = /\d\s?[ap]\.\s?m\.$/iu;
const ordinalWord =
  /^\s+(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|stock|etage)/iu;

/** Where the clause ends that this mark ends; or that it ends none; or that more must be seen first. */
function judge(text: string, at: number, mark: string): number | 'goes on' | 'unclear' {
  if (mark === '\n' || mark === '\r') return at + 1;
  const behind = at + mark.length;
  if (behind === text.length) return 'unclear';
  // "62.50", "marigold.example/prices", "Verdine.": only blank space tells the end of a word.
  if (!/\s/u.test(text.charAt(behind))) return 'goes on';
  const end = behind + 1;
  const isEllipsis = /^(?:…|\.{2,})/u.test(mark);
  if (!isEllipsis && !mark.startsWith('.')) return end;
  const before = text.slice(Math.max(0, at - 12), at + 1);
  if (/(?:^|\n)\s*\d{1,2}\.$/u.test(text.slice(0, at + 1))) return 'goes on';
  const isOrdinal = /(?:^|\s)\d{1,2}\.$/u.test(before);
  if (!isEllipsis && !isOrdinal && !abbreviation.test(before)) return end;
  if (/^[^\S\n\r]*[\n\r]/u.test(text.slice(behind))) return end;
  const next = /^\s+(\S)/u.exec(text.slice(behind))?.[1];
  if (next === undefined) return 'unclear';
  if (isEllipsis) return /\p{Lu}/u.test(next) ? end : 'goes on';
  if (isOrdinal) {
    if (text.length < behind + sightMax) return 'unclear';
    return ordinalWord.test(text.slice(behind)) ? 'goes on' : end;
  }
  // "until 5 p.m. We look forward": a time may stand at the end of a sentence, "Dr. Lind" may not.
  return timeOfDay.test(before) && /\p{Lu}/u.test(next) ? end : 'goes on';
}

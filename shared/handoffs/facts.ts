/** A number, date or name in a text: what two texts can be held against each other by. */
export type Fact = {
  kind: 'number' | 'date' | 'name';
  /** As it is written. */
  text: string;
  from: number;
  to: number;
  /** The same for all ways of writing it. */
  keys: readonly string[];
  /** Too common a word to be missed: it only counts as a mention of the number it names. */
  isWeak?: boolean;
};

const monthNames =
  'january february march april may june july august september october november december';
const months = monthNames.split(' ');
const MONTH = months.map((name) => `${name}|${name.slice(0, 3)}`).join('|');
const YEAR = '(?:,?\\s+(?<year>\\d{4}))?';
const dates = [
  /(?<![\d-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d-])/gu,
  /(?<![\d.])(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})?(?!\d)/gu,
  new RegExp(
    `(?<![\\p{L}\\d])(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<name>${MONTH})\\b\\.?${YEAR}`,
    'giu',
  ),
  new RegExp(
    `(?<![\\p{L}\\d])(?<name>${MONTH})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?\\b${YEAR}`,
    'giu',
  ),
];

const monthOf = (name: string): number =>
  months.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1;

/** Month and day; with its year too where that is said, so that "30 June" is found in "30 June 2027". */
function dateKeys({ year, month, day, name }: Record<string, string | undefined>): string[] {
  const number = name ? monthOf(name) : Number(month);
  const short = `${number}-${Number(day)}`;
  return year ? [`${year}-${short}`] : [short];
}

const spelled: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
  thousand: 1000,
};
const DIGITS = /(?<![\p{L}\d])\d+(?:[.,'’\u00a0\u202f]\d+)*(?:\s?%)?/gu;
const SPELLED = new RegExp(
  `(?<![\\p{L}\\d])(?:${Object.keys(spelled).join('|')})(?![\\p{L}\\d])`,
  'giu',
);

/** 1,200 and 1'200 are 1200, 4,5 is 4.5. */
function numberKey(text: string): string {
  const digits = text.replace(/\s?%$/, '');
  const isGrouped = /^\d{1,3}([.,'’\u00a0\u202f]\d{3})+$/u.test(digits);
  return String(Number(isGrouped ? digits.replace(/\D/g, '') : digits.replace(',', '.')));
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const CAPITAL = /^\p{Lu}/u;
const notNames = new Set([
  'i',
  'we',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  ...months,
]);

/** A language that writes every noun with a capital says nothing by one. */
const MOST_CAPITALS = 0.3;

/** Words with a capital inside a sentence; neighbours are one name. Their first letters alone do not make names. */
function namesIn(text: string): Fact[] {
  const words = [...text.matchAll(WORD)];
  const capitals = words.filter(
    ({ 0: word, index }) => CAPITAL.test(word) && !beginsSentence(text, index),
  );
  if (capitals.length > MOST_CAPITALS * words.length && words.length > 12) return [];
  const names: Fact[] = [];
  for (const { 0: word, index } of capitals) {
    if (notNames.has(word.toLowerCase())) continue;
    const last = names.at(-1);
    const to = index + word.length;
    if (last && text.slice(last.to, index) === ' ')
      names[names.length - 1] = {
        ...last,
        to,
        text: text.slice(last.from, to),
        keys: [...last.keys, word.toLowerCase()],
      };
    else names.push({ kind: 'name', text: word, from: index, to, keys: [word.toLowerCase()] });
  }
  return names;
}

const beginsSentence = (text: string, at: number): boolean => {
  const before = text.slice(0, at).replace(/[\s"'“”‘’«»(*_#>-]+$/u, '');
  return before === '' || /[.!?:;…•]$/u.test(before) || /\n\s*\S?\s*$/u.test(text.slice(0, at));
};

const overlaps = (one: Fact, other: Fact): boolean => one.from < other.to && other.from < one.to;

/** Numbers, dates and names of a text, in its order. What is part of a date is no number. */
export function factsOf(text: string): Fact[] {
  const found: Fact[] = [];
  const take = (
    kind: Fact['kind'],
    match: RegExpExecArray,
    more: Pick<Fact, 'keys' | 'isWeak'>,
  ) => {
    const fact = {
      kind,
      text: match[0],
      from: match.index,
      to: match.index + match[0].length,
      ...more,
    };
    if (!found.some((one) => overlaps(one, fact))) found.push(fact);
  };
  for (const pattern of dates)
    for (const match of text.matchAll(pattern))
      take('date', match, { keys: dateKeys(match.groups ?? {}) });
  for (const match of text.matchAll(DIGITS)) take('number', match, { keys: [numberKey(match[0])] });
  for (const match of text.matchAll(SPELLED)) {
    const value = spelled[match[0].toLowerCase()] ?? 0;
    take('number', match, { keys: [String(value)], ...(value === 1 && { isWeak: true }) });
  }
  for (const name of namesIn(text)) if (!found.some((one) => overlaps(one, name))) found.push(name);
  return found.toSorted((a, b) => a.from - b.from);
}

/** A text as it is asked what it says. */
export type Said = {
  words: ReadonlySet<string>;
  facts: readonly Fact[];
  terms: ReadonlySet<string>;
};

export const hear = (text: string): Said => ({
  words: new Set([...text.matchAll(WORD)].map(([word]) => word.toLowerCase())),
  facts: factsOf(text),
  terms: keyTermsOf(text),
});

/** Whether a text says a fact: the same number, a date of the same day, or a word of the name. */
export function says({ words, facts }: Said, { kind, keys }: Fact): boolean {
  if (kind === 'name') return keys.some((key) => words.has(key));
  return facts.some(
    (fact) =>
      fact.kind === kind && fact.keys.some((one) => keys.some((other) => sameDay(one, other))),
  );
}

/** Equal; of two dates also when only one of them says its year. */
const sameDay = (one: string, other: string): boolean =>
  one === other || one.endsWith(`-${other}`) || other.endsWith(`-${one}`);

const stopWords = new Set(
  'all and any are ask but can did for get got had has her him his how its let may nor not now off one our out own per put see she the too try two use via was way who why yet you about above after again against also although among another anything because been before being below between both cannot could does doing done down during each either else enough even ever every everything from further have having here into itself just like made make many more most much must neither never nobody none nothing only other ourselves over same should since some something still such than that their them then there these they thing things this those through under until upon very want well were what when where which while whom whose will with within without would your'.split(
    ' ',
  ),
);

/** The words of a sentence that carry it, without their endings: "complaints" and "complaint" are one. */
export const keyTermsOf = (text: string): Set<string> =>
  new Set(
    [...text.toLowerCase().matchAll(WORD)]
      .map(([word]) => word)
      .filter((word) => word.length > 2 && !stopWords.has(word))
      .map((word) => word.replace(/(?:ing|ed|es|(?<!s)s|e)$/u, '').slice(0, 5)),
  );

/** Whether a text says any of the words that carry a sentence; true of a sentence without such words. */
export function touches({ terms: said }: Said, sentence: string): boolean {
  const terms = keyTermsOf(sentence);
  return terms.size === 0 || [...terms].some((term) => said.has(term));
}

// Signs of a person in free text. The twin of compliance/selfreport/persons.py: it walks the same patterns, which stand
// in the page as data, in the same way. A property test holds the two equal.
//
// A plain script: functions in the shared scope of one closure. Positions are those of JavaScript (UTF-16 units).

const PERSON_CONTEXT = 60;
const PERSON_SHORTEST = 5;
const PERSON_MOST_OF_A_KIND = 50;
const personPatterns = new Map();

/** Give the signs of a person in one text, from left to right: `{kind, start, end}`.
 *
 *  `day` is the reference date as `2025-06-30`, or empty where it is not filled in.
 */
function personsIn(text, patterns, day) {
  if (text.length < PERSON_SHORTEST) return [];
  const dates = personDates(text, patterns);
  const candidates = [
    personSigns("e-mailadres", personSpans(patterns.email, text)),
    personSigns("geboortedatum", personBirths(text, dates, day, patterns)),
    personSigns("telefoonnummer", personPhones(text, dates, patterns)),
    personSigns("bsn", personNumbers(text, patterns)),
    personSigns("naam_met_leeftijd", personNames(text, patterns)),
    personSigns("adres", patterns.postcode.flatMap((one) => personSpans(one, text))),
  ];
  const found = [];
  for (const sign of candidates.flatMap((several) => several.slice(0, PERSON_MOST_OF_A_KIND))) {
    if (!found.some((other) => sign.start < other.end && other.start < sign.end)) found.push(sign);
  }
  return found.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Give the mark of one finding, as the command line gives it: another text, another mark. */
function markOfPerson(kind, path, text) {
  const bare = personDigest([kind, path, text.replace(/[0-9]/gu, "0")].join("\n"));
  const whole = personDigest([kind, path, text].join("\n"));
  const last = (whole ^ (whole >>> 8) ^ (whole >>> 16)) & 0xff;
  return (bare & 0xffffff).toString(16).padStart(6, "0") + last.toString(16).padStart(2, "0");
}

function personDigest(text) {
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) number = Math.imul(number ^ byte, 0x01000193);
  return number >>> 0;
}

function personSigns(kind, spans) {
  return spans.map(([start, end]) => ({ kind, start, end }));
}

function personMatches(pattern, text) {
  if (!personPatterns.has(pattern)) personPatterns.set(pattern, new RegExp(pattern, "gu"));
  return [...text.matchAll(personPatterns.get(pattern))];
}

function personSpans(pattern, text) {
  return personMatches(pattern, text).map(personSpan);
}

/** The first group of a pattern is always the last part of the match. */
function personSpan(match) {
  const end = match.index + match[0].length;
  return [end - match[1].length, end];
}

function personHas(pattern, text) {
  return personMatches(pattern, text).length > 0;
}

/** Give what stands just before and just after, in whole characters as Python counts them. */
function personAround(text, start, end) {
  const before = Array.from(text.slice(Math.max(0, start - 2 * PERSON_CONTEXT), start)).slice(-PERSON_CONTEXT);
  const after = Array.from(text.slice(end, end + 2 * PERSON_CONTEXT)).slice(0, PERSON_CONTEXT);
  return [before.join(""), after.join("")];
}

/** Give every position that lies in one of the spans; a text of a stranger may hold thousands of them. */
function personCovered(spans) {
  const covered = new Set();
  for (const [start, end] of spans) for (let at = start; at < end; at += 1) covered.add(at);
  return covered;
}

function personOverlaps(covered, start, end) {
  for (let at = start; at < end; at += 1) if (covered.has(at)) return true;
  return false;
}

function personDates(text, patterns) {
  const found = [];
  for (const one of patterns.dates) {
    for (const match of personMatches(one.pattern, text)) {
      const [day, word, year] = one.order.map((at) => match[1 + at]);
      const named = Object.hasOwn(patterns.months, word.toLowerCase()) ? patterns.months[word.toLowerCase()] : 0;
      const month = named || (/^[0-9]+$/u.test(word) ? Number(word) : 0);
      if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) continue;
      const [start, end] = personSpan(match);
      found.push({ start, end, year: year.length === 4 ? Number(year) : null, month, day: Number(day) });
    }
  }
  return found;
}

function personBirths(text, dates, day, patterns) {
  const found = [];
  for (const one of dates) {
    const [before, after] = personAround(text, one.start, one.end);
    const named = personHas(patterns.birth_before, before) || personHas(patterns.birth_after, after);
    if (named || (day && personIsYoung(one, day, patterns))) found.push([one.start, one.end]);
  }
  return [...found, ...personSpans(patterns.birth_year, text)];
}

function personIsYoung(one, day, patterns) {
  if (one.year === null) return false;
  const born = personDay(one.year, one.month, one.day);
  if (patterns.law_days.includes(born)) return false;
  const [year, month, number] = day.split("-").map(Number);
  const [youngest, oldest] = patterns.ages;
  return personDay(year - oldest - 1, month, number) < born && born <= personDay(year - youngest, month, number);
}

function personDay(year, month, day) {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

function personPhones(text, dates, patterns) {
  const other = personCovered([...dates.map((one) => [one.start, one.end]), ...personSpans(patterns.iban, text)]);
  return patterns.phone
    .flatMap((pattern) => personSpans(pattern, text))
    .filter(([start, end]) => {
      const [before, after] = personAround(text, start, end);
      const number = personHas(patterns.time_after, after) || personHas(patterns.number_words, before);
      return !number && !personOverlaps(other, start, end);
    });
}

function personNumbers(text, patterns) {
  const ibans = personCovered(personSpans(patterns.iban, text));
  return personNineDigits(text, patterns).filter(([start, end]) => {
    const [before, after] = personAround(text, start, end);
    const named = personHas(patterns.bsn_words, before);
    let digits = text.slice(start, end).replace(/[^0-9]/gu, "");
    if (digits.length === 8 && named) digits = `0${digits}`;
    const another =
      personHas(patterns.word_before, before) ||
      personHas(patterns.word_after, after) ||
      personHas(patterns.unit_before, before) ||
      personHas(patterns.unit_after, after) ||
      personHas(patterns.number_words, before) ||
      personOverlaps(ibans, start, end);
    return (named || !another) && digits.length === 9 && personPassesElfproef(digits);
  });
}

function personPassesElfproef(digits) {
  let sum = -Number(digits[8]);
  for (let at = 0; at < 8; at += 1) sum += (9 - at) * Number(digits[at]);
  return Number(digits) > 0 && sum % 11 === 0;
}

function personNineDigits(text, patterns) {
  const found = [];
  const tokens = personMatches(patterns.digits, text).map((match) => [match.index, match.index + match[0].length]);
  let run = [];
  tokens.forEach(([start, end], at) => {
    if (end - start === 8 || end - start === 9) found.push([start, end]);
    run.push([start, end]);
    const gap = at + 1 < tokens.length ? text.slice(end, tokens[at + 1][0]) : "";
    if (gap.length === 1 && patterns.separators.includes(gap)) return;
    const signs = new Set(run.slice(0, -1).map(([, last]) => text[last]));
    const number = run.reduce((sum, [first, last]) => sum + last - first, 0);
    const groups = run.length > 1 && run.length <= 4 && run.every(([first, last]) => last - first > 1);
    if (groups && (number === 8 || number === 9) && signs.size === 1) found.push([run[0][0], run.at(-1)[1]]);
    run = [];
  });
  return found;
}

function personNames(text, patterns) {
  const noNames = new Set(patterns.no_names);
  const houses = new Set(patterns.houses);
  return patterns.names
    .flatMap((pattern) => personSpans(pattern, text))
    .filter(([start, end]) => {
      const part = text.slice(start, end);
      const words = personSpans(patterns.capitalised, part).map(([from, to]) => part.slice(from, to).toLowerCase());
      const first = words.find((word) => houses.has(word) || !noNames.has(word));
      return first !== undefined && !houses.has(first);
    });
}

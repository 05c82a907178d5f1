// Filling in the words of the report, as in report/words.py and report/charts.py.

/** A sentence with its places between braces filled in. */
function filledIn(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** The singular or the plural of a sentence, with its number filled in. */
function countedWords(pair, number, values = {}) {
  return filledIn(pair[number === 1 ? 0 : 1], { number, ...values });
}

function countedOrEmpty(pair, number) {
  return number > 0 ? countedWords(pair, number) : "";
}

const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** Text that fits a place of so many characters; what is cut off is shown by an ellipsis. */
function shortened(text, length) {
  const letters = [...text.split(SPACES).filter(Boolean).join(" ")];
  return letters.length <= length ? letters.join("") : `${letters.slice(0, length - 1).join("").trimEnd()}…`;
}

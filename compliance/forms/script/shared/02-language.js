// The form's own words, in Dutch and English. Questions and norms are the rulebook's, and stay Dutch.

let words = new Map();
let language = "nl";

/** A text of the form in the language of the page; `{name}` is filled from `values`. */
function t(key, values = {}) {
  const text = words.get(key)[language];
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** A text with a number, singular or plural: the keys end in `.one` and `.more`. */
function numbered(key, number, values = {}) {
  return t(`${key}.${number === 1 ? "one" : "more"}`, { number, ...values });
}

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
}

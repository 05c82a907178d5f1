// Bringing a saved file of an earlier version of the rulebook up to date, as in selfreport/migration.py.

const ANSWER_KEYS = ["antwoord", "bewijs", "toelichting"];
const WORDS_SHOWN = 200;
const MADE_WITH = /^(\S+) (\S+)(?: op (\S+) (\S+))?$/;

const editionName = (edition) => `${edition.id} ${edition.version}`;
const rulebookName = (rulebook) => rulebook.data.editions.map(editionName).reverse().join(" op ");

/**
 * Bring the data of a saved file up to date; the data that came in stay as they are.
 * Gives `{json, messages, name, made, newQuestions}`: `name` is the rulebook that the file was made with, `made` is
 * "unsaid", "now", "earlier" or "elsewhere", and `newQuestions` were not asked yet by that version.
 */
function migrated(rulebook, json) {
  const word = isMapping(json) && isScalar(json.regelboek) && !isBlank(json.regelboek) ? textOf(json.regelboek) : "";
  const name = word.trim().split(/\s+/).join(" ");
  const current = rulebookName(rulebook);
  const untouched = { json, name, messages: [], newQuestions: [] };
  if (name === "") return { ...untouched, made: "unsaid" };
  if (name === current) return { ...untouched, made: "now" };
  const steps = stepsFrom(name, rulebook);
  if (steps === null) return { ...untouched, made: "elsewhere", messages: [madeElsewhere(name, rulebook)] };
  const messages = [];
  const added = new Set();
  let data = json;
  for (const revision of steps) {
    for (const id of revision.new_questions ?? []) added.add(id);
    for (const theme of rulebook.data.themes) {
      if (revision.new_themes?.includes(theme.id)) for (const question of theme.questions) added.add(question.id);
    }
    for (const change of revision.changed ?? []) data = new MigrationStep(change, messages).applied(data);
  }
  return { json: { ...data, regelboek: current }, name, messages, made: "earlier", newQuestions: [...added] };
}

/** The revisions after the versions that a file was made with; `null` where one of those is not known. */
function stepsFrom(name, rulebook) {
  const found = MADE_WITH.exec(name);
  if (!found) return null;
  const made = new Map([[found[1], found[2]], ...(found[3] ? [[found[3], found[4]]] : [])]);
  const editions = new Map(rulebook.data.editions.map((edition) => [edition.id, edition]));
  for (const [id, version] of made) {
    if (!editions.has(id) || revisionsSince(editions.get(id), version) === null) return null;
  }
  return rulebook.data.editions
    .filter((edition) => made.has(edition.id))
    .flatMap((edition) => revisionsSince(edition, made.get(edition.id)));
}

function revisionsSince(edition, version) {
  if (version === edition.version) return [];
  const at = edition.history.findIndex((one) => one.version === version);
  return at < 0 ? null : edition.history.slice(at);
}

function madeElsewhere(name, rulebook) {
  const found = MADE_WITH.exec(name);
  for (const edition of rulebook.data.editions) {
    const made = found && (found[3] === edition.id ? found[4] : found[1] === edition.id ? found[2] : null);
    if (made && isLater(made, edition.version)) {
      return `Dit is gemaakt met ${name}. Dat is nieuwer dan deze vbm kent (${editionName(edition)}). Werk vbm bij.`;
    }
  }
  return `Dit is gemaakt met ${name}. Dat kent deze vbm niet; het is gelezen als ${rulebookName(rulebook)}.`;
}

function isLater(version, other) {
  const [mine, theirs] = [version, other].map((one) => (one.match(/\d+/g) ?? []).map(Number));
  for (let at = 0; at < mine.length; at += 1) {
    if (at >= theirs.length || mine[at] > theirs[at]) return true;
    if (mine[at] < theirs[at]) return false;
  }
  return false;
}

/** One change of one question, made in the data of a saved file. */
class MigrationStep {
  constructor(change, messages) {
    this.change = change;
    this.messages = messages;
    const dot = change.question.lastIndexOf(".");
    this.outer = change.question.slice(0, Math.max(dot, 0));
    this.local = change.question.slice(dot + 1);
  }

  applied(data) {
    return mapped(data, (key, value) => {
      if (!isMapping(value)) return value;
      if (key === "locatie") return this.outer === "locatie" ? this.among(value, this.local, false) : value;
      return key === "antwoorden" ? this.answers(value) : value;
    });
  }

  answers(node) {
    const inRecord = (record) => (isMapping(record) ? this.among(record, this.local, false) : record);
    const inside = (answer) => {
      if (Array.isArray(answer)) return answer.map(inRecord);
      return isMapping(answer) ? mapped(answer, (_, row) => inRecord(row)) : answer;
    };
    const moved = this.among(node, this.change.question, true);
    return mapped(moved, (key, value) => (key === this.outer ? unwrapped(value, inside) : value));
  }

  /** Make the change where `name` is one of the keys; `whole` tells that keys are full names. */
  among(node, name, whole) {
    if (!Object.hasOwn(node, name)) return node;
    const { change } = this;
    const given = isFilled(node[name]);
    const becomes = change.becomes ?? change.question;
    const target = whole ? becomes : becomes.slice(becomes.lastIndexOf(".") + 1);
    const taken = target !== name && Object.hasOwn(node, target);
    const lost = Boolean(change.dropped) || (taken && isFilled(node[target]));
    if (given && lost) {
      const why = change.dropped ? change.note : `Er is ook een antwoord op ${becomes}.`;
      this.messages.push(`${change.question}: dit antwoord is vervallen: ${shownWords(node[name])}. ${why}`);
    }
    if (lost || (!given && taken)) return fromPairs(Object.entries(node).filter(([key]) => key !== name));
    if (given && change.becomes) this.messages.push(`${change.question} heet nu ${change.becomes}. ${change.note}`);
    else if (given && !change.options) this.messages.push(`${change.question}: kijk dit antwoord na. ${change.note}`);
    const value = unwrapped(node[name], (answer) => this.renamed(answer));
    const kept = Object.entries(node).filter(([key]) => key === name || key !== target);
    return fromPairs(kept.map(([key, one]) => (key === name ? [target, value] : [key, one])));
  }

  renamed(answer) {
    if (isMapping(answer)) {
      return fromPairs(Object.entries(answer).map(([key, value]) => [this.word(key, isFilled(value)), value]));
    }
    return isScalar(answer) && !isBlank(answer) ? this.word(answer, true) : answer;
  }

  word(given, tell) {
    const word = wordOf(given);
    if (!Object.hasOwn(this.change.options ?? {}, word)) return given;
    const becomes = this.change.options[word];
    if (tell) this.messages.push(`${this.change.question}: ${word} heet nu ${becomes}. ${this.change.note}`);
    return becomes;
  }
}

/** Data from pairs, whatever the keys are called: `__proto__` in a file is a key like any other. */
function fromPairs(pairs) {
  return Object.fromEntries(pairs);
}

function mapped(node, change) {
  return fromPairs(Object.entries(node).map(([key, value]) => [key, change(key, value)]));
}

/** Change the answer itself, be it written alone or with evidence and a note. */
function unwrapped(node, change) {
  if (!isMapping(node) || !ANSWER_KEYS.some((key) => Object.hasOwn(node, key))) return change(node);
  if (Object.hasOwn(node, "antwoord")) return mapped(node, (key, value) => (key === "antwoord" ? change(value) : value));
  const [extra, parts] = [true, false].map((wanted) =>
    fromPairs(Object.entries(node).filter(([key]) => (key === "bewijs" || key === "toelichting") === wanted)),
  );
  return { ...change(parts), ...extra };
}

function isFilled(node) {
  if (isScalar(node)) return !isBlank(node);
  if (Array.isArray(node)) return node.length === 0 || node.some(isFilled);
  return Object.values(node).some(isFilled);
}

/** A word of a file as Python reads it: `true` and `false` are `ja` and `nee`. */
const wordOf = (node) => (typeof node === "boolean" ? (node ? "ja" : "nee") : textOf(node).trim());

function shownWords(node) {
  const text = flatWords(node);
  return [...text].length > WORDS_SHOWN ? `${[...text].slice(0, WORDS_SHOWN).join("")}…` : text;
}

function flatWords(node) {
  if (isScalar(node)) return wordOf(node);
  if (Array.isArray(node)) return node.map(flatWords).join("; ") || "geen";
  const filled = Object.entries(node).filter(([, value]) => isFilled(value));
  return filled.map(([key, value]) => `${key}: ${flatWords(value)}`).join(", ");
}

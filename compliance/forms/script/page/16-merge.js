// Two files of one self-report made into one, as in selfreport/merging.py: what is equal, what only one of them has, and
// what they disagree on. Parts and cells have names and are compared one by one; a list of records is one answer.

const BETWEEN_TEXTS = "; ";

/** A file as something that slots can read and write. */
class Box {
  constructor(json) {
    this.json = json;
  }

  slot(question) {
    const key = question.header ? "locatie" : "antwoorden";
    return keySlot(question, `${key}.${question.id}`, this.part(key), question.header ? question.local : question.id);
  }

  part(key) {
    return { get: () => this.json[key], set: (value) => this.write(key, value ?? {}) };
  }

  write(key, value) {
    this.json = { ...this.json };
    if (value === undefined) delete this.json[key];
    else this.json[key] = value;
  }

  /** The slot of a day in the head: `peildatum`, `periode.van`. */
  day(path) {
    const question = { id: path, type: "date", options: new Map(), fields: [], minimum: 0 };
    const [first, key] = path.split(".");
    if (key) return keySlot(question, path, this.part(first), key);
    return new Slot(question, path, () => this.json[first], (value) => this.write(first, value));
  }
}

/** The comparison of the file of this form with another one, over the head or not, and over some themes. */
class Comparison {
  constructor(mine, theirs, withHead, themes) {
    this.before = mine;
    this.mine = new Box(structuredClone(mine));
    this.theirs = new Box(theirs);
    this.withHead = withHead;
    this.themes = state.rulebook.data.themes.filter((theme) => themes.has(theme.id));
    this.equal = [];
    this.onlyMine = [];
    this.onlyTheirs = [];
    this.conflicts = [];
    if (withHead) this.compareHead();
    for (const theme of this.themes) {
      for (const question of theme.questions.filter((one) => !one.header)) this.compareQuestion(question);
    }
  }

  compareHead() {
    for (const question of state.rulebook.questions.values()) if (question.header) this.compareQuestion(question);
    for (const path of ["periode.van", "periode.tot_en_met", "peildatum"]) {
      this.compare({ label: t(HEAD_WORDS.get(path)), mine: this.mine.day(path), theirs: this.theirs.day(path) });
    }
  }

  compareQuestion(question) {
    const pair = { label: question.label, mine: this.mine.slot(question), theirs: this.theirs.slot(question) };
    const parts = partsOf(question, pair);
    if (!parts) return this.compare(pair);
    for (const part of parts) this.compare(part);
    // The words beside the parts are those of both.
    if (wordsOf(pair.theirs)) this.onlyTheirs.push(pair);
    return undefined;
  }

  compare(pair) {
    const [left, right] = [pair.mine, pair.theirs].map((slot) => coreOf(slot));
    if (!right && !wordsOf(pair.theirs)) {
      if (left || wordsOf(pair.mine)) this.onlyMine.push(pair);
    } else if (left && right && left !== right) this.conflicts.push(pair);
    else if (signatureOf(pair.mine) === signatureOf(pair.theirs)) this.equal.push(pair);
    else this.onlyTheirs.push(pair);
  }

  /** The file of both; each conflict is as it was chosen: "mine" or "theirs". */
  merged(choices) {
    for (const { mine, theirs } of this.onlyTheirs) {
      const answer = isAbsent(mine.answer) ? structuredClone(theirs.answer) : mine.answer;
      const words = ["bewijs", "toelichting"].map((key) => [key, joinedTexts(mine.part(key), theirs.part(key))]);
      mine.write({ antwoord: answer, ...Object.fromEntries(words) });
    }
    this.conflicts.forEach(({ mine, theirs }, index) => {
      if (choices[index] === "theirs") mine.write(structuredClone(theirs.parts));
    });
    this.mergeWho();
    return this.mine.json;
  }

  /** Who answered each theme, and on which sample; of parts by different people also who filled in the part. */
  mergeWho() {
    const [mine, theirs] = [this.before, this.theirs.json];
    const [me, they] = [mine, theirs].map((json) => textOf(json.ingevuld_door));
    const found = { ...(isMapping(mine.themas) ? mine.themas : {}) };
    for (const theme of this.themes) {
      const whole = {};
      for (const key of ["ingevuld_door", "steekproef"]) {
        const texts = [mine, theirs].map((json, index) => {
          const said = textOf(isMapping(json.themas?.[theme.id]) ? json.themas[theme.id][key] : "");
          const several = me && they && me !== they && key === "ingevuld_door";
          return said || (several && answersTheme(json, theme) ? [me, they][index] : "");
        });
        const text = joinedTexts(...texts);
        if (text) whole[key] = text;
      }
      if (Object.keys(whole).length) found[theme.id] = whole;
    }
    this.mine.write("themas", Object.keys(found).length ? found : undefined);
    if (this.withHead) this.mine.write("ingevuld_door", joinedTexts(me, they) || undefined);
  }
}

/** Whether a file answers anything of a theme. */
function answersTheme(json, theme) {
  const box = new Box(json);
  return theme.questions.some((one) => !one.header && isGiven(box.slot(one).read()));
}

/** The parts of a several-question or the cells of a table, where both files answer them; else nothing. */
function partsOf(question, { mine, theirs }) {
  const isGivenInParts = (slot) => isMapping(slot.answer) || (slot.isNone && question.type !== "records");
  if (!isGivenInParts(mine) || !isGivenInParts(theirs)) return null;
  if (question.type === "several") {
    return [...question.options].map(([key, text]) => ({
      label: `${question.label}: ${text}`,
      mine: optionSlot(mine, key),
      theirs: optionSlot(theirs, key),
    }));
  }
  if (question.type !== "table") return null;
  return [...question.rows].flatMap(([key, text]) =>
    question.fields.map((field) => ({
      label: `${question.label}, ${text}: ${field.label}`,
      mine: cellSlot(mine, key, field),
      theirs: cellSlot(theirs, key, field),
    })),
  );
}

function signatureOf(slot) {
  return signature(slot.question, slot.get());
}

/** What an answer means, without its evidence and note; empty when there is none. */
function coreOf(slot) {
  return isAbsent(slot.answer) ? "" : signature(slot.question, slot.answer);
}

function wordsOf(slot) {
  return slot.part("bewijs") || slot.part("toelichting");
}

/** Both texts, each once. */
function joinedTexts(one, other) {
  return [...new Set([one.trim(), other.trim()].filter(Boolean))].join(BETWEEN_TEXTS);
}

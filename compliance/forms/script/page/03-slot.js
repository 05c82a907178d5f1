// Slots: the places in a self-report where an answer, its evidence and its note stand.

const PARTS = ["antwoord", "bewijs", "toelichting"];

/** One place for an answer. It reads and writes the JSON of the self-report itself; blank means that the key is gone. */
class Slot {
  constructor(question, path, get, set) {
    this.question = question;
    this.path = path;
    this.get = get;
    this.set = set;
  }

  get wrapped() {
    const node = this.get();
    return isMapping(node) && new AnswerReader().isWrapped(this.question, node);
  }

  get answer() {
    return this.wrapped ? this.get().antwoord : this.get();
  }

  set answer(value) {
    this.write({ ...this.parts, antwoord: value });
  }

  get parts() {
    const node = this.wrapped ? this.get() : { antwoord: this.get() };
    return Object.fromEntries(PARTS.map((key) => [key, node[key]]));
  }

  /** `bewijs` or `toelichting`. */
  part(key) {
    return textOf(this.parts[key]);
  }

  setPart(key, text) {
    this.write({ ...this.parts, [key]: text });
  }

  write(parts) {
    const given = Object.fromEntries(PARTS.filter((key) => !isAbsent(parts[key])).map((key) => [key, parts[key]]));
    const keys = Object.keys(given);
    if (!keys.length) this.set(undefined);
    else this.set(keys.length === 1 && keys[0] === "antwoord" ? given.antwoord : given);
  }

  /** The answer as somebody would type it. */
  get word() {
    const { answer } = this;
    if (typeof answer === "boolean" && this.question.type === "yes_no") return answer ? "ja" : "nee";
    return isScalar(answer) ? textOf(answer) : "";
  }

  /** The reason that stands in the place of an answer, or an empty string. */
  get reason() {
    const word = isScalar(this.answer) ? spelled(textOf(this.answer)) : "";
    return REASONS.includes(word) ? word : "";
  }

  get isNone() {
    const { answer } = this;
    return Array.isArray(answer) ? !answer.length : this.word.trim().toLowerCase() === "geen";
  }

  read() {
    return new AnswerReader().read(this.question, this.get(), this.path);
  }
}

function keySlot(question, path, holder, key) {
  const get = () => (isMapping(holder.get()) && Object.hasOwn(holder.get(), key) ? holder.get()[key] : undefined);
  return new Slot(question, path, get, (value) => {
    const mapping = isMapping(holder.get()) ? { ...holder.get() } : {};
    if (value === undefined) delete mapping[key];
    else mapping[key] = value;
    holder.set(Object.keys(mapping).length ? mapping : undefined);
  });
}

/** The slot of a part of a several-question, which is a yes/no question of its own. */
function optionSlot(slot, option) {
  const question = { type: "yes_no", id: `${slot.question.id}.${option}`, options: new Map(), minimum: 0, fields: [] };
  const holder = {
    get: () => (slot.isNone ? allNo(slot.question) : isMapping(slot.answer) ? slot.answer : undefined),
    set: (value) => {
      slot.answer = value;
    },
  };
  return keySlot(question, `${slot.path}.${option}`, holder, option);
}

function allNo(question) {
  return Object.fromEntries([...question.options.keys()].map((key) => [key, "nee"]));
}

/** The slot of a field in a row of a table. */
function cellSlot(slot, row, field) {
  const { question } = slot;
  const rows = {
    get: () => (slot.isNone ? noneRows(question) : isMapping(slot.answer) ? slot.answer : undefined),
    set: (value) => {
      slot.answer = value;
    },
  };
  const cells = keySlot(question, slot.path, rows, row);
  return keySlot(field, `${slot.path}.${row}.${field.local}`, cells, field.local);
}

/** What `geen` in the place of a table says, row by row. */
function noneRows(question) {
  const row = Object.fromEntries(
    question.fields.filter((field) => field.none !== undefined).map((field) => [field.local, String(field.none)]),
  );
  return Object.fromEntries([...question.rows.keys()].map((key) => [key, { ...row }]));
}

function recordsIn(slot) {
  return Array.isArray(slot.answer) ? slot.answer : [];
}

/** The slot of a field of a record, which is found by itself, for its place in the list may change. */
function fieldSlot(slot, record, field) {
  const index = () => recordsIn(slot).indexOf(record.node);
  const holder = {
    get: () => record.node,
    set: (value) => {
      const place = index();
      record.node = value ?? {};
      if (place >= 0) slot.answer = recordsIn(slot).with(place, record.node);
    },
  };
  const found = keySlot(field, "", holder, field.local);
  Object.defineProperty(found, "path", { get: () => `${slot.path}[${index() + 1}].${field.local}` });
  return found;
}

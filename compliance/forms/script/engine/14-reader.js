// Reading a self-report as it stands in a saved file, as in selfreport/reader.py and answers.py.

const REASONS = ["weet ik niet", "niet vastgelegd", "wil niet zeggen"];
const FILE_KEYS = [
  "zelfrapportage",
  "regelboek",
  "locatie",
  "periode",
  "peildatum",
  "ingevuld_door",
  "themas",
  "te_bevestigen",
  "antwoorden",
  "geen_persoonsgegeven",
];
const PART_KEYS = ["ingevuld_door", "steekproef"];
const QUOTES = /^[“”„‘’]+|[“”„‘’]+$/g;

const isMapping = (node) => node !== null && typeof node === "object" && !Array.isArray(node);
const isScalar = (node) => node === null || node === undefined || typeof node !== "object";
const isBlank = (node) => node === null || node === undefined || String(node).trim() === "";
const textOf = (node) => (typeof node === "boolean" ? (node ? "true" : "false") : String(node ?? ""));

/** Reads answers; what does not fit becomes a fault (`{code, path, word}`), and the answer is then not given. */
class AnswerReader {
  constructor() {
    this.faults = [];
  }

  fault(code, path, word = "") {
    this.faults.push({ code, path, word: textOf(word).slice(0, 80) });
  }

  read(question, given, path) {
    let node = given;
    let [evidence, note] = ["", ""];
    if (isMapping(node) && this.isWrapped(question, node)) {
      [evidence, note] = [this.text(node.bewijs, path), this.text(node.toelichting, path)];
      if ((question.type === "several" || question.type === "table") && node.antwoord === undefined) {
        // Evidence and a note may stand beside the parts.
        const { bewijs, toelichting, ...parts } = node;
        node = { antwoord: parts };
      }
      for (const key of Object.keys(node)) {
        if (!["antwoord", "bewijs", "toelichting"].includes(key)) this.fault("S305", path, key);
      }
      node = node.antwoord;
    }
    return { ...this.answer(question, node, path), evidence, note };
  }

  isWrapped(question, node) {
    if (!question.hasFields && question.type !== "several") return true;
    return ["antwoord", "bewijs", "toelichting"].some((key) => Object.hasOwn(node, key));
  }

  text(node, path) {
    if (isScalar(node)) return isBlank(node) ? "" : textOf(node).trim();
    this.fault("S304", path);
    return "";
  }

  answer(question, node, path) {
    if (isScalar(node)) {
      if (isBlank(node)) return {};
      const word = spelled(textOf(node));
      if (REASONS.includes(word)) return { reason: word };
    }
    switch (question.type) {
      case "several":
        return this.several(question, node, path);
      case "records":
        return this.records(question, node, path);
      case "table":
        return this.table(question, node, path);
      case "instants":
      case "dates":
        return this.moments(question, node, path);
      default:
        if (isScalar(node)) return { value: this.value(question, textOf(node), path, typeof node) };
        this.fault("S304", path);
        return {};
    }
  }

  value(question, given, path, kind = "string") {
    if (question.type === "text") return given.trim();
    // JSON has its own words for yes and no.
    const word = kind === "boolean" ? { true: "ja", false: "nee" }[given] : given.trim().replace(QUOTES, "").trim();
    if (question.type === "choice") return this.option(question, word, path);
    const units = question.unit ?? [];
    const unit = /^\d/.test(word) ? units.find((one) => word.endsWith(one)) : undefined;
    const text = unit ? withoutUnits(word, units) : word;
    let value;
    try {
      value = READERS[question.type](text);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.fault(error.code, path, given);
      return undefined;
    }
    if (isNumber(value)) {
      const tooHigh = question.maximum !== undefined && order(value, question.maximum) > 0;
      if (order(value, question.minimum) < 0 || tooHigh) {
        this.fault("S307", path, given);
        return undefined;
      }
    }
    return value;
  }

  option(question, word, path) {
    const lower = word.toLowerCase();
    for (const [key, text] of question.options) {
      if (lower === key.toLowerCase() || lower === text.toLowerCase()) return key;
    }
    this.fault("S306", path, word);
    return undefined;
  }

  several(question, node, path) {
    if (isScalar(node) && textOf(node).trim().toLowerCase() === "geen") {
      return { options: new Map([...question.options.keys()].map((key) => [key, { value: false }])) };
    }
    if (!isMapping(node)) {
      this.fault("S304", path);
      return {};
    }
    const given = new Map();
    const inner = { type: "yes_no", options: new Map(), minimum: 0 };
    for (const [key, value] of Object.entries(node)) {
      if (question.options.has(key)) given.set(key, this.read(inner, value, `${path}.${key}`));
      else this.fault("S308", path, key);
    }
    const keys = [...question.options.keys()].filter((key) => given.has(key));
    return keys.length ? { options: new Map(keys.map((key) => [key, given.get(key)])) } : {};
  }

  records(question, node, path) {
    if (isScalar(node) && textOf(node).trim().toLowerCase() === "geen") return { records: [] };
    if (!Array.isArray(node)) {
      this.fault("S304", path);
      return {};
    }
    const records = node.map((row, index) => this.record(question, row, index + 1, "", `${path}[${index + 1}]`));
    const filled = records.filter((record) => [...record.answers.values()].some(isGiven));
    // Only the empty record of a blank form: the list is not answered.
    return records.length && !filled.length ? {} : { records: filled };
  }

  record(question, node, number, key, path) {
    const answers = new Map();
    if (isMapping(node)) {
      for (const [local, value] of Object.entries(node)) {
        const field = question.fields.find((one) => one.local === local);
        if (field) answers.set(field.id, this.read(field, value, `${path}.${local}`));
        else this.fault("S308", path, local);
      }
    } else if (key && question.fields.length === 1) {
      answers.set(question.fields[0].id, this.read(question.fields[0], node, path));
    } else if (!isScalar(node) || !isBlank(node)) this.fault("S304", path);
    const name = question.rows.get(key) ?? recordName(question, number, answers.get(`${question.id}.${question.name}`));
    return { list: question.id, number, name, key, answers };
  }

  table(question, node, path) {
    if (isScalar(node) && textOf(node).trim().toLowerCase() === "geen") {
      if (question.fields.some((field) => (field.none === undefined || field.none === null) && !field.ask_if)) {
        this.fault("S304", path);
        return {};
      }
      return { records: [...question.rows.keys()].map((key, index) => this.emptyRow(question, key, index + 1, path)) };
    }
    if (!isMapping(node)) {
      this.fault("S304", path);
      return {};
    }
    for (const key of Object.keys(node)) if (!question.rows.has(key)) this.fault("S308", path, key);
    const rows = [...question.rows.keys()];
    return { records: rows.map((key, index) => this.record(question, node[key], index + 1, key, `${path}.${key}`)) };
  }

  emptyRow(question, key, number, path) {
    const with_none = question.fields.filter((field) => field.none !== undefined && field.none !== null);
    const answers = new Map(with_none.map((field) => [field.id, this.read(field, String(field.none), path)]));
    return { list: question.id, number, name: question.rows.get(key), key, answers };
  }

  moments(question, node, path) {
    let items = node;
    if (isScalar(node)) {
      if (textOf(node).trim().toLowerCase() === "geen") return { value: [] };
      items = textOf(node).split(",").map((part) => part.trim());
    }
    if (!Array.isArray(items)) {
      this.fault("S304", path);
      return {};
    }
    const single = { ...question, type: question.type === "dates" ? "date" : "instant" };
    const moments = [];
    for (const item of items) {
      const value = isScalar(item) ? this.value(single, textOf(item), path) : DID_NOT_HAPPEN;
      if (isDated(value)) moments.push(value);
      else if (value !== undefined) this.fault("S304", path, item);
    }
    return { value: moments.length === items.length ? moments : undefined };
  }
}

function withoutUnits(word, [one, more]) {
  const left = word.endsWith(more) ? word.slice(0, -more.length) : word;
  return (left.endsWith(one) ? left.slice(0, -one.length) : left).trim();
}

/** Whether anything was filled in, be it a reason, evidence or a note; a blank place in a form is nothing. */
function isGiven(answer) {
  if (answer.value !== undefined || answer.reason || answer.evidence || answer.note) return true;
  if (answer.records?.length === 0) return true;
  const inside = (answer.records ?? []).flatMap((record) => [...record.answers.values()]);
  return [...inside, ...(answer.options?.values() ?? [])].some(isGiven);
}

/** What a reader calls a record: its name, or its number; an event has both, so that it can be found back. */
function recordName(question, number, named) {
  const name = named?.value !== undefined && named.value !== "" ? String(written(named.value)) : "";
  if (!question.event) return name || `nummer ${number}`;
  return name ? `nummer ${number} (${name})` : `nummer ${number}`;
}

/** Read a self-report from the data of a saved file, once it is up to date; gives `{report, faults}`. */
function readReport(rulebook, saved) {
  const reader = new AnswerReader();
  const { json: data, name, messages, made } = migrated(rulebook, saved);
  const report = {
    answers: new Map(),
    referenceDate: null,
    period: { start: null, end: null },
    filledInBy: "",
    parts: new Map(),
    made,
    origin: { rulebook: name, changes: messages },
  };
  if (!isMapping(data) || data.zelfrapportage === undefined) {
    reader.fault("S320", "");
    return { report, faults: reader.faults };
  }
  for (const key of Object.keys(data)) if (!FILE_KEYS.includes(key)) reader.fault("S301", key, key);
  if (String(data.zelfrapportage) !== "1") reader.fault("S322", "zelfrapportage", data.zelfrapportage);
  const local = new Map([...rulebook.questions.values()].filter((one) => one.header).map((one) => [one.local, one]));
  readAnswers(reader, report, data.locatie, "locatie", (key) => local.get(key), "S301");
  const asked = (key) => {
    const question = rulebook.questions.get(key);
    return question && question.scope === null && !question.header ? question : undefined;
  };
  readAnswers(reader, report, data.antwoorden, "antwoorden", asked, "S303");
  // What was carried over from the previous round counts only once somebody confirmed it.
  for (const id of readUnconfirmed(reader, asked, data.te_bevestigen)) report.answers.delete(id);
  report.period = readPeriod(reader, data.periode);
  report.referenceDate = readHeaderDay(reader, data.peildatum, "peildatum");
  report.filledInBy = reader.text(data.ingevuld_door, "ingevuld_door");
  report.parts = readParts(reader, rulebook, data.themas);
  report.noPersons = readMarks(reader, data.geen_persoonsgegeven);
  return { report, faults: reader.faults };
}

/** Who answered a theme (a function, never a name), and on which sample. */
function readParts(reader, rulebook, node) {
  const given = new Map();
  const parts = new Map();
  if (isScalar(node) && isBlank(node)) return parts;
  if (!isMapping(node)) {
    reader.fault("S304", "themas");
    return parts;
  }
  const themes = rulebook.data.themes.map((theme) => theme.id);
  for (const [theme, part] of Object.entries(node)) {
    const path = `themas.${theme}`;
    if (!themes.includes(theme)) reader.fault("S301", "themas", theme);
    else if (isMapping(part)) {
      for (const key of Object.keys(part)) if (!PART_KEYS.includes(key)) reader.fault("S301", path, key);
      const [filledInBy, sample] = PART_KEYS.map((key) => reader.text(part[key], `${path}.${key}`));
      if (filledInBy || sample) given.set(theme, { filledInBy, sample });
    } else if (!isScalar(part) || !isBlank(part)) reader.fault("S304", path);
  }
  for (const theme of themes) if (given.has(theme)) parts.set(theme, given.get(theme));
  return parts;
}

function readAnswers(reader, report, node, path, questionFor, code) {
  if (isScalar(node) && isBlank(node)) return;
  if (!isMapping(node)) {
    reader.fault("S304", path);
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    const question = questionFor(key);
    if (question) report.answers.set(question.id, reader.read(question, value, `${path}.${key}`));
    else reader.fault(code, path, key);
  }
}

/** The questions whose answers were carried over and still have to be confirmed. */
function readUnconfirmed(reader, asked, node) {
  if (isScalar(node) && isBlank(node)) return [];
  if (!Array.isArray(node)) {
    reader.fault("S304", "te_bevestigen");
    return [];
  }
  for (const one of node) if (!asked(textOf(one))) reader.fault("S303", "te_bevestigen", one);
  return node.map(textOf);
}

/** The marks of what was recorded to be no personal data; one mark may be one word. */
function readMarks(reader, node) {
  if (isScalar(node) && isBlank(node)) return [];
  const items = isScalar(node) ? [node] : node;
  if (!Array.isArray(items) || !items.every((one) => isScalar(one) && !isBlank(one))) {
    reader.fault("S304", "geen_persoonsgegeven");
    return [];
  }
  return [...new Set(items.map((one) => textOf(one).trim().toLowerCase()))];
}

function readPeriod(reader, node) {
  if (isScalar(node) && isBlank(node)) return { start: null, end: null };
  if (!isMapping(node)) {
    reader.fault("S304", "periode");
    return { start: null, end: null };
  }
  for (const key of Object.keys(node)) {
    if (key !== "van" && key !== "tot_en_met") reader.fault("S301", "periode", key);
  }
  const start = readHeaderDay(reader, node.van, "periode.van");
  const end = readHeaderDay(reader, node.tot_en_met, "periode.tot_en_met");
  if (start && end && end.number < start.number) reader.fault("S321", "periode.tot_en_met");
  return { start, end };
}

function readHeaderDay(reader, node, path) {
  if (isScalar(node) && isBlank(node)) return null;
  try {
    if (isScalar(node)) return readDay(textOf(node));
    reader.fault("S304", path);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    reader.fault(error.code, path, node);
  }
  return null;
}

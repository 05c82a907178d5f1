// The rulebook in the page: the vocabulary of fields, and conditions as typed trees, as in rulebook/vocabulary.py.

/** One field that a condition can name. */
class Field {
  constructor(name, type, label, more = {}) {
    this.name = name;
    this.type = type;
    this.label = label;
    this.scope = more.scope ?? null;
    this.options = new Map(more.options ?? []);
    this.question = more.question ?? null;
    this.option = more.option ?? null;
    this.derived = more.derived ?? null;
    this.unit = more.unit ?? null;
    this.calendarDays = more.calendarDays ?? false;
    this.answerName = more.answerName ?? name;
  }
}

const HEADER_DAYS = [
  ["peildatum", "Peildatum"],
  ["periode.van", "Begin van de periode"],
  ["periode.tot_en_met", "Einde van de periode"],
];

/** The rulebook as the engine uses it, made from the data in the page. */
class Rulebook {
  constructor(data) {
    this.data = data;
    this.checkedUntil = readDay(data.checked_until);
    this.readings = new Map(data.readings.map((one) => [one.id, one]));
    this.questions = new Map();
    this.fields = new Map();
    this.derived = new Map();
    for (const [name, label] of HEADER_DAYS) this.fields.set(name, new Field(name, "date", label));
    for (const theme of data.themes) {
      for (const question of theme.questions) this.addQuestion(question, null);
    }
    for (const value of data.derived) this.addDerived(value);
    for (const question of this.questions.values()) this.typed(question);
    for (const value of this.derived.values()) value.where = this.condition(value.where);
    this.consistency = data.consistency.map((rule) => ({ ...rule, require: this.condition(rule.require) }));
    this.norms = data.norms.map((norm) => this.normOf(norm));
    this.position = new Map([...this.fields.keys()].map((name, index) => [name, index]));
    this.selected = new Set(data.selection.norms);
    this.asked = data.selection.questions;
  }

  addQuestion(question, scope) {
    this.questions.set(question.id, question);
    question.scope = scope;
    question.local = question.id.slice(question.id.lastIndexOf(".") + 1);
    question.options = new Map(question.options ?? []);
    question.rows = new Map(question.rows ?? []);
    question.fields ??= [];
    question.counted_from ??= [];
    question.minimum ??= 0;
    question.hasFields = question.type === "records" || question.type === "table";
    const common = { scope, question, answerName: question.id };
    if (question.hasFields) {
      for (const inner of question.fields) this.addQuestion(inner, question.id);
      if (question.type === "table") {
        const name = `${question.id}.rij`;
        const more = { scope: question.id, options: question.rows, question };
        this.fields.set(name, new Field(name, "choice", question.row_label ?? question.label, more));
      }
      return;
    }
    if (question.type === "several") {
      for (const [key, text] of question.options) {
        const name = `${question.id}.${key}`;
        const label = `${question.label}: ${text[0].toLowerCase()}${text.slice(1)}`;
        this.fields.set(name, new Field(name, "yes_no", label, { ...common, option: key }));
      }
      return;
    }
    const more = { ...common, options: question.options, unit: question.unit };
    this.fields.set(question.id, new Field(question.id, question.type, question.label, more));
  }

  addDerived(value) {
    this.derived.set(value.id, value);
    const kind = kindOf(value);
    const type = { count: "number", years: "number", days: "number", elapsed: "duration", date: "date" }[kind];
    const unit = value.unit ?? { days: ["dag", "dagen"], years: ["jaar", "jaar"] }[kind] ?? null;
    const more = { scope: value.each ?? null, derived: value, unit, calendarDays: kind === "days" };
    this.fields.set(value.id, new Field(value.id, type, value.label, more));
  }

  typed(question) {
    question.askIf = this.condition(question.ask_if);
    for (const source of question.counted_from) {
      source.where = this.condition(source.where);
      source.among = this.condition(source.among);
    }
  }

  normOf(norm) {
    const clauses = norm.clauses.map((clause) => this.clauseOf(clause));
    return { ...norm, applies_if: this.condition(norm.applies_if), clauses, start: readDay(norm.from), end: norm.to ? readDay(norm.to) : null };
  }

  clauseOf(clause) {
    const alternatives = new Map((clause.alternatives ?? []).map(([key, one]) => [key, this.condition(one)]));
    const conditions = ["when", "require", "judge_if", "note_if"].map((key) => [key, this.condition(clause[key])]);
    return { ...clause, ...Object.fromEntries(conditions), alternatives, same_fact_as: clause.same_fact_as ?? [] };
  }

  /** From data to a tree: `{all}`, `{any}`, `{not}`, or one comparison. */
  condition(data) {
    if (data === undefined || data === null) return null;
    if (data.parts) return data;
    const [kind, ...rest] = data;
    if (kind === "all" || kind === "any") return { kind, parts: rest.map((part) => this.condition(part)) };
    if (kind === "not") return { kind, parts: [this.condition(rest[0])] };
    const [field, operator, constant] = rest;
    return { kind: "leaf", field, operator, constant: constantOf(constant), parts: [] };
  }

  /** The fields that a field rests on directly. */
  inputs(name) {
    const value = this.derived.get(name);
    if (value) return sourcesOf(value);
    const question = this.questions.get(name);
    return (question?.counted_from ?? []).flatMap((one) => [one.list, ...fieldsOf(one.where, one.among)]);
  }

  expanded(names) {
    const seen = new Set();
    const queue = [...names];
    while (queue.length) {
      const name = queue.shift();
      if (seen.has(name)) continue;
      seen.add(name);
      queue.push(...this.inputs(name));
    }
    return [...seen];
  }

  questionOf(name) {
    const field = this.fields.get(name);
    return field ? field.question : (this.questions.get(name) ?? null);
  }

  fieldsRead(norm) {
    norm.read ??= [...new Set([...this.expanded(fieldsOf(norm.applies_if)), ...this.fieldsTested(norm)])];
    return norm.read;
  }

  fieldsTested(norm) {
    if (!norm.tested) {
      const conditions = norm.clauses.flatMap(conditionsOf);
      norm.tested = this.expanded([...fieldsOf(...conditions), ...(scopeOf(norm) ? [scopeOf(norm)] : [])]);
    }
    return norm.tested;
  }
}

function conditionsOf(clause) {
  return [clause.when, clause.require, ...clause.alternatives.values(), clause.judge_if, clause.note_if];
}

function scopeOf(norm) {
  return norm.for_each ?? norm.some ?? null;
}

/** Constants that JSON has no word for come as `{type, word}`. */
function constantOf(data) {
  if (Array.isArray(data)) return data.map(constantOf);
  if (data === null || typeof data !== "object") return data;
  if (data.type === "share") return data.word === EVERY.name ? EVERY : NONE_OF;
  return READERS[data.type](data.word);
}

function* leavesOf(condition) {
  if (condition === null) return;
  if (condition.kind === "leaf") yield condition;
  for (const part of condition.parts) yield* leavesOf(part);
}

function fieldsOf(...conditions) {
  return [...new Set(conditions.flatMap((one) => [...leavesOf(one ?? null)].map((leaf) => leaf.field)))];
}

function kindOf(value) {
  if (value.elapsed || value.longest_gap) return "elapsed";
  if (value.days || value.overdue) return "days";
  if (value.months_after) return "date";
  return value.whole_years ? "years" : "count";
}

function sourcesOf(value) {
  const names = [];
  if (value.count_of) names.push(value.count_of, ...fieldsOf(value.where));
  names.push(...[value.sum_of, value.maximum_of, value.minimum_of].filter(Boolean));
  for (const span of [value.elapsed, value.days, value.whole_years]) if (span) names.push(span.from, span.to);
  if (value.months_after) names.push(value.months_after.date);
  names.push(...Object.keys(value.linear ?? {}));
  if (value.longest_gap) names.push(value.longest_gap.start, value.longest_gap.moments, value.longest_gap.end);
  if (value.overdue) names.push(value.overdue.start, value.overdue.moments, value.overdue.end);
  return names;
}

// The annex with all answers, as in report/answers_view.py: every question of the selection, answered or not.

const MOST_RECORDS = 200;
const FEW_FIELDS = 5;
const RECORDS_ACROSS = 4;

/** An option of a question within a sentence: a small letter, unless the word is an abbreviation. */
function optionInSentence(text) {
  const second = text[1] ?? "";
  const small = second === second.toLowerCase() && second !== second.toUpperCase();
  return small ? text[0].toLowerCase() + text.slice(1) : text;
}

/** Writes the annex for one assessment. */
class AnswersAnnex {
  constructor(found, words) {
    this.found = found;
    this.facts = found.facts;
    this.rulebook = found.rulebook;
    this.report = found.report;
    this.words = words.answers;
    const headers = [...this.rulebook.questions.values()].filter((question) => question.header);
    const { selection, themes } = this.rulebook.data;
    this.questions = selection.whole
      ? new Set(themes.flatMap((theme) => theme.questions.map((question) => question.id)))
      : new Set([...headers.map((question) => question.id), ...selection.questions]);
  }

  /** The answers by theme; a theme of which nothing is asked is left out. */
  themes() {
    return this.rulebook.data.themes
      .map((theme) => [theme, theme.questions.filter((question) => this.questions.has(question.id))])
      .filter(([, asked]) => asked.length)
      .map(([theme, asked]) => {
        const part = this.report.parts.get(theme.id);
        return { ...this.theme(theme.title, asked), by: part?.filledInBy ?? "", sample: part?.sample ?? "" };
      });
  }

  /** What became of the answers in a file of another version of the rulebook; empty where nothing did. */
  migrated() {
    const { rulebook: made, changes } = this.report.origin;
    if (this.report.made !== "earlier" || !changes.length) return changes;
    return [filledIn(this.words.migrated, { made, now: rulebookName(this.rulebook) }), ...changes];
  }

  leftOut() {
    const others = [...this.report.answers.keys()].filter((id) => !this.questions.has(id));
    return countedOrEmpty(this.words.left_out, others.length);
  }

  openness(question, record) {
    return this.facts.openness(question, record)[0];
  }

  theme(title, asked) {
    const [rows, tables, notAsked, leftEmpty] = [[], [], [], []];
    for (const question of asked) {
      const found = this.report.answers.get(question.id);
      // A blank place in a form is nothing: a report says the same whether it stands there or not.
      const answer = found && isGiven(found) ? found : undefined;
      const openness = this.openness(question, null);
      const row = (cell) => rows.push({ label: question.label, ask: question.ask, cell });
      if (!answer && openness === CLOSED) notAsked.push(`‘${question.label}’`);
      else if (!answer && question.optional && openness === OPEN && !question.counted_from.length) {
        leftEmpty.push(`‘${question.label}’`);
      } else if (answer && this.isNone(question, answer)) row(this.none(answer, openness));
      else if (question.hasFields && answer?.records?.length) tables.push(...this.tables(question, answer));
      else row(this.cell(question, answer, null));
    }
    return { title, rows, tables, not_asked: notAsked.join("; "), left_empty: leftEmpty.join("; ") };
  }

  /** Whether a table says `geen`, in one word or in every row: a table of noughts tells a reader no more. */
  isNone(question, answer) {
    if (!question.rows.size || !answer.records?.length) return false;
    return answer.records.every((record) => question.fields.every((field) => this.isNought(field, record)));
  }

  isNought(field, record) {
    const answer = record.answers.get(field.id);
    const none = field.none ?? null;
    if (!answer || !isGiven(answer)) return none === null || this.openness(field, record) === CLOSED;
    const isPlain = !(answer.reason || answer.evidence || answer.note);
    return isPlain && answer.value !== undefined && String(written(answer.value)) === String(none);
  }

  none(answer, openness) {
    return this.cellOf([this.words.none_in_rows], this.remark(openness), answer, true);
  }

  cellOf(lines, remark, answer, given) {
    return { lines, remark, evidence: answer?.evidence ?? "", note: answer?.note ?? "", given };
  }

  /** What is said of an answer to a question that is not asked, or of which that is not known yet. */
  remark(openness) {
    return { [OPEN]: "", [CLOSED]: this.words.closed_given, [WAITING]: this.words.waiting_given }[openness];
  }

  cell(question, answer, record) {
    const openness = this.openness(question, record);
    let lines = this.lines(question, answer);
    const given = lines.length > 0;
    let remark = "";
    if (!given) {
      const none = question.optional ? `${this.words.none} (${this.words.optional})` : this.words.none;
      lines = [{ [OPEN]: none, [CLOSED]: this.words.closed, [WAITING]: this.words.waiting }[openness]];
    }
    if (given && openness !== OPEN) remark = this.remark(openness);
    else if (question.counted_from.length && openness === OPEN) {
      [lines, remark] = this.countedLines(question, answer, lines);
    }
    return this.cellOf(lines, remark, answer, given);
  }

  /** The n/N that the register gives, where it decides, with what was typed beside it. */
  countedLines(question, answer, lines) {
    const { value } = this.facts.read(question.id, null);
    const absent = question.counted_from.some((one) => this.facts.records(one.list)[0] === null);
    if (value === undefined || absent) return [lines, ""];
    const differs = answer?.value !== undefined && !same(answer.value, value);
    const remark = differs
      ? filledIn(this.words.typed, { value: this.value(question, answer.value) })
      : this.words.counted;
    return [[this.value(question, value)], remark];
  }

  lines(question, answer) {
    if (!answer) return [];
    if (answer.reason) return [answer.reason];
    if (question.type === "several") return this.options(question, answer);
    if (answer.records) return [this.words.no_records];
    return answer.value === undefined ? [] : [this.value(question, answer.value)];
  }

  /** The options of a several-of question, together by what was answered. */
  options(question, answer) {
    if (!answer.options?.size) return [];
    const texts = new Map([
      ["ja", []],
      ["nee", []],
    ]);
    for (const [key, text] of question.options) {
      const one = answer.options.get(key);
      const word = typeof one?.value === "boolean" ? written(one.value) : (one?.reason ?? this.words.none);
      texts.set(word, [...(texts.get(word) ?? []), optionInSentence(text)]);
    }
    return [...texts].filter(([, some]) => some.length).map(([word, some]) => `${word}: ${some.join("; ")}`);
  }

  value(question, value) {
    const field = this.rulebook.fields.get(question.id) ?? new Field(question.id, question.type, question.label);
    const text = valueText(value, field);
    return question.type === "choice" ? text.replace(/^[‘’]+|[‘’]+$/g, "") : text;
  }

  tables(question, answer) {
    const { records } = answer;
    const shown = records.slice(0, MOST_RECORDS);
    const remarks = [this.remark(this.openness(question, null))];
    if (shown.length < records.length) {
      remarks.push(filledIn(this.words.more_records, { total: records.length, shown: shown.length }));
    }
    const remark = remarks.filter(Boolean).join(" ");
    const fields = question.fields.filter((field) => field.local !== question.name);
    if (fields.length <= FEW_FIELDS) return [this.down(question, answer, fields, shown, remark)];
    const starts = [...shown.keys()].filter((index) => index % RECORDS_ACROSS === 0);
    return starts.map((start) => {
      const part = shown.slice(start, start + RECORDS_ACROSS);
      return this.across(question, start ? null : answer, fields, part, start ? "" : remark);
    });
  }

  /** Whether a field has no answer and needs none: it is not asked in this record, or may stay empty. */
  isLeftOut(field, record) {
    const answer = record.answers.get(field.id);
    if (answer && isGiven(answer)) return false;
    return Boolean(field.optional) || this.openness(field, record) === CLOSED;
  }

  /** A record a row. */
  down(question, answer, fields, records, remark) {
    const cells = (record) => fields.map((field) => this.fieldCell(field, record));
    const rows = records.map((record) => ({ head: record.name, cells: cells(record) }));
    const naming = question.fields.find((field) => field.local === question.name);
    const corner = question.row_label || (naming ? naming.label : this.words.record);
    return this.table(question, answer, corner, fields.map((field) => field.label), rows, remark);
  }

  /** A field a row. */
  across(question, answer, fields, records, remark) {
    const rows = fields
      .filter((field) => !records.every((record) => this.isLeftOut(field, record)))
      .map((field) => ({ head: field.label, cells: records.map((record) => this.fieldCell(field, record)) }));
    return this.table(question, answer, this.words.field, records.map((record) => record.name), rows, remark);
  }

  fieldCell(field, record) {
    return this.cell(field, record.answers.get(field.id), record);
  }

  table(question, answer, corner, heads, rows, remark) {
    const { evidence = "", note = "" } = answer ?? {};
    return { caption: question.label, ask: question.ask, corner, heads, rows, remark, evidence, note };
  }
}

// The facts of one self-report, as in assessment/facts.py: answers that count, computed values, and what is closed.

const [OPEN, CLOSED, WAITING] = ["open", "closed", "waiting"];

class Facts {
  constructor(rulebook, report, referenceDate) {
    this.rulebook = rulebook;
    this.report = report;
    this.referenceDate = referenceDate;
    this.known = new Map();
    this.opened = new Map();
  }

  read(name, record) {
    const inside = record !== null && this.rulebook.fields.get(name).scope !== null ? record : null;
    const key = inside ? `${name}\n${inside.list}\n${inside.number}` : name;
    let fact = this.known.get(key);
    if (fact === undefined) {
      fact = this.readAnew(name, inside);
      this.known.set(key, fact);
    }
    return fact;
  }

  readAnew(name, record) {
    const field = this.rulebook.fields.get(name);
    if (field.derived) return derive(field.derived, this, record);
    if (HEADER_DAYS.some(([one]) => one === name)) {
      const day = this.headerDay(name);
      return day ? factOf(day) : openFact([missingOf(name)]);
    }
    const { question } = field;
    if (record !== null && name === `${question.id}.rij`) return factOf(record.key);
    // A field of a record, read where there is no record: the list itself is what is missing.
    if (field.scope !== null && record === null) return openFact(this.records(field.scope)[1].missing);
    const [openness, opening] = this.openness(question, record);
    if (openness !== OPEN) return openFact(opening);
    if (question.counted_from.length) {
      const counted = this.counted(question);
      if (counted) return counted;
    }
    const value = this.answer(question, record, field.option)?.value;
    return value === undefined ? openFact([missingOf(name, record)]) : factOf(value);
  }

  headerDay(name) {
    const { start, end } = this.report.period;
    return { "periode.van": start, "periode.tot_en_met": end }[name] ?? (name === "peildatum" ? this.referenceDate : null);
  }

  answer(question, record, option) {
    const answers = record ? record.answers : this.report.answers;
    const answer = answers.get(question.id);
    return answer && option !== null ? answer.options?.get(option) : answer;
  }

  truth(condition, record) {
    return evaluate(condition, this, record).truth;
  }

  /** Whether a question is asked, and what would have to be answered to know. */
  openness(question, record) {
    if (!question.askIf) return [OPEN, []];
    const inside = record !== null && question.id.startsWith(`${record.list}.`) ? record : null;
    const key = inside ? `${question.id}\n${inside.list}\n${inside.number}` : question.id;
    if (!this.opened.has(key)) {
      this.opened.set(key, [WAITING, []]); // a circular ask_if stays unknown
      const step = evaluate(question.askIf, this, inside);
      const waiting = step.truth === UNKNOWN ? [WAITING, missingIn(step)] : [CLOSED, []];
      this.opened.set(key, step.truth === TRUE ? [OPEN, []] : waiting);
    }
    return this.opened.get(key);
  }

  /** The records of a list; `null` when it is closed, waiting or not answered. */
  records(name) {
    const [openness, opening] = this.openness(this.rulebook.questions.get(name), null);
    if (openness === CLOSED) return [null, NOTHING];
    if (openness === WAITING) return [null, openFact(opening)];
    const records = this.report.answers.get(name)?.records;
    return records ? [records, factOf(records.length)] : [null, openFact([missingOf(name)], 0)];
  }

  recordsOf(name) {
    return this.records(this.rulebook.fields.get(name).scope);
  }

  floor(name) {
    return this.rulebook.fields.get(name).question?.minimum ?? null;
  }

  /** An n/N from the lists that the question names, where those that are asked are all given. */
  counted(question) {
    let [count, total, asked] = [0, 0, false];
    const missing = [];
    for (const source of question.counted_from) {
      const [records, absent] = this.records(source.list);
      if (!records && !absent.notApplicable) return null;
      asked ||= records !== null;
      for (const record of records ?? []) {
        const among = source.among ? this.truth(source.among, record) : TRUE;
        if (among !== TRUE) {
          if (among === UNKNOWN) missing.push(...missingIn(evaluate(source.among, this, record)));
          continue;
        }
        const step = evaluate(source.where, this, record);
        if (step.truth === UNKNOWN) {
          const found = missingIn(step);
          missing.push(...(found.length ? found : [missingOf(question.id)]));
        } else {
          total += 1;
          count += step.truth === TRUE ? 1 : 0;
        }
      }
    }
    if (!asked) return null;
    const known = new Share(count, total);
    return missing.length ? { ...openFact(distinct(missing)), sure: known } : factOf(known);
  }

  /** The reason that was written instead of a value, or an empty string. */
  reasonOf(missing) {
    const field = this.rulebook.fields.get(missing.field);
    if (!field?.question) return this.report.answers.get(missing.field)?.reason ?? "";
    const records = field.scope ? (this.report.answers.get(field.scope)?.records ?? []) : [];
    const record = records.find((one) => one.number === missing.number) ?? null;
    return this.answer(field.question, record, field.option)?.reason ?? "";
  }
}

function endedBeforeStart(start, end) {
  const [from, to] = [start.value, end.value];
  if (from instanceof Day && to instanceof Day) return to.number < from.number;
  return from instanceof Moment && to instanceof Moment && to.ms < from.ms;
}

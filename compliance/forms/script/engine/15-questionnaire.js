// Which questions are asked and which are still open, as in assessment/questionnaire.py.

const ANY_DAY = Day.of(2024, 1, 1);

function factsOf(rulebook, report) {
  return new Facts(rulebook, report, report.referenceDate ?? ANY_DAY);
}

/** What is still to be answered, in the order of the form: no value yet, or a reason in its place. */
function stillOpen(rulebook, report) {
  const facts = factsOf(rulebook, report);
  const found = [];
  for (const question of rulebook.questions.values()) {
    const header = question.header && !question.optional;
    if (header && !isAnswered(report.answers.get(question.id))) found.push(missingOf(question.id));
  }
  if (!report.period.start) found.push(missingOf("periode.van"));
  if (!report.period.end) found.push(missingOf("periode.tot_en_met"));
  if (!report.referenceDate) found.push(missingOf("peildatum"));
  for (const id of rulebook.asked) {
    const question = rulebook.questions.get(id);
    if (!question.optional) found.push(...openIn(question, report, facts));
  }
  return found;
}

function openIn(question, report, facts) {
  if (facts.openness(question, null)[0] !== OPEN) return [];
  const answer = report.answers.get(question.id);
  if (question.hasFields) {
    if (!answer?.records) return [missingOf(question.id)];
    return answer.records.flatMap((record) =>
      question.fields.filter((field) => !field.optional).flatMap((field) => openField(field, record, facts)),
    );
  }
  if (question.type === "several") return openOptions(question, answer, null);
  if (question.counted_from.length && facts.read(question.id, null).value !== undefined) return [];
  return isAnswered(answer) ? [] : [missingOf(question.id)];
}

function openField(field, record, facts) {
  if (facts.openness(field, record)[0] !== OPEN) return [];
  const answer = record.answers.get(field.id);
  if (field.type === "several") return openOptions(field, answer, record);
  return isAnswered(answer) ? [] : [missingOf(field.id, record)];
}

function openOptions(question, answer, record) {
  return [...question.options.keys()]
    .filter((key) => !answer?.options?.has(key) || !isAnswered(answer.options.get(key)))
    .map((key) => missingOf(`${question.id}.${key}`, record));
}

function isAnswered(answer) {
  return Boolean(answer && (answer.value !== undefined || answer.records || answer.options?.size));
}

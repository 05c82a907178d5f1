// Answers in words.

/** An answer as a reader sees it, as one element. `question` is a question of the rulebook or of the file's head. */

function answerView(question, answer) {
  const parts = [answerBody(question, answer)];
  if (answer.evidence) parts.push(el("p", { class: "aside" }, `${t("words.bewijs")}: `, typed(answer.evidence)));
  if (answer.note) parts.push(el("p", { class: "aside" }, `${t("words.toelichting")}: `, typed(answer.note)));
  return el("div", { class: "answer" }, parts);
}

function answerBody(question, answer) {
  if (answer.reason) return el("span", { class: "reason-word" }, t(`reason.${answer.reason.replaceAll(" ", "_")}`));
  if (answer.records) return recordsBody(question, answer.records);
  if (answer.options) return optionsBody(question, answer.options);
  if (answer.value === undefined && question.optional) return el("span", { class: "reason-word" }, t("answer.left_blank"));
  if (answer.value === undefined) return el("span", { class: "missing" }, t("answer.none"));
  return valueBody(question, answer.value);
}

function valueBody(question, value) {
  if (typeof value === "boolean") return el("span", {}, t(value ? "yes" : "no"));
  if (question.type === "text") return typed(value);
  if (question.type === "choice") return dutch("span", {}, question.options.get(value) ?? value);
  return dutch("span", {}, valueText(value, { type: question.type, unit: question.unit ?? null, options: question.options }));
}

function optionsBody(question, options) {
  const values = [...question.options.keys()].map((key) => options.get(key));
  if (values.every((one) => one?.value === false && !isGiven({ ...one, value: undefined }))) {
    return el("span", {}, t("answer.none_of"));
  }
  const rows = [...question.options].map(([key, text]) =>
    el("li", {}, dutch("span", {}, text), ": ", answerView({ type: "yes_no", options: new Map() }, options.get(key) ?? {})),
  );
  return el("ul", { class: "parts" }, rows);
}

function recordsBody(question, records) {
  if (!records.length) return el("span", {}, t("answer.no_records"));
  const rows = records.map((record) => {
    const given = question.fields.filter((field) => isGiven(record.answers.get(field.id) ?? {}));
    const lines = given.map((field) =>
      el("li", {}, dutch("span", {}, field.label), ": ", answerView(field, record.answers.get(field.id))),
    );
    if (question.type === "table" && question.fields.length === 1 && lines.length) {
      return el("li", {}, dutch("span", {}, record.name), ": ", answerView(given[0], record.answers.get(given[0].id)));
    }
    return el("li", {}, typed(record.name), lines.length ? el("ul", { class: "parts" }, lines) : `: ${t("answer.none")}`);
  });
  return el("ul", { class: "parts" }, rows);
}

function rowOf(label, value, path, withLinks) {
  const change = withLinks
    ? el("a", { href: `#${hrefOf(path)}`, class: "change" }, t("answers.change"), el("span", { class: "sr" }, ": ", label.cloneNode?.(true) ?? label))
    : null;
  return el("div", {}, el("dt", {}, label), el("dd", {}, value, change));
}

function outcomeMark(outcome) {
  return dutch("span", { class: `outcome ${outcome}` }, el("span", { "aria-hidden": "true" }, `${SYMBOLS.get(outcome)} `), PRINTED.get(outcome));
}

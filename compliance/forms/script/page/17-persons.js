// What looks like a person in the free texts of the self-report, to look at before saving; as in selfreport/free_texts.py.

/** Give what looks like a person and was not looked at yet: `[{kind, path, place, mark}]`; `place` is where the form has it. */
function personWarnings() {
  const { report } = known();
  const given = state.json.geen_persoonsgegeven;
  const silenced = new Set(Array.isArray(given) ? given.map(textOf) : []);
  const day = report.referenceDate?.iso ?? "";
  const found = new Map();
  for (const { path, place, text } of freeTexts(report)) {
    for (const kind of new Set(personsIn(text, state.persons, day).map((one) => one.kind))) {
      const mark = markOfPerson(kind, path, text);
      if (!silenced.has(mark)) found.set(mark, { kind, path, place, mark, where: link(placeName(place), themeHref(place)) });
    }
  }
  return [...found.values()];
}

/** Write down that somebody looked at a warning and that it is no personal data. */
function silencePerson(mark) {
  const marks = Array.isArray(state.json.geen_persoonsgegeven) ? state.json.geen_persoonsgegeven : [];
  writeWord("geen_persoonsgegeven", [...marks, mark]);
}

function* freeTexts(report) {
  if (report.filledInBy) yield { path: "ingevuld_door", place: "ingevuld_door", text: report.filledInBy };
  for (const [theme, part] of report.parts) {
    for (const [key, text] of [
      ["ingevuld_door", part.filledInBy],
      ["steekproef", part.sample],
    ]) {
      const path = `themas.${theme}.${key}`;
      if (text) yield { path, place: path, text };
    }
  }
  for (const [id, answer] of report.answers) {
    const question = state.rulebook.questions.get(id);
    yield* textsOf(question, id, question.header ? `locatie.${question.local}` : `antwoorden.${id}`, answer);
  }
}

/** The texts of one answer; `path` is what the command line calls the place, `place` what the form calls it. */
function* textsOf(question, path, place, answer) {
  if (question?.type === "text" && typeof answer.value === "string") yield { path, place, text: answer.value };
  if (answer.evidence) yield { path: `${path}.bewijs`, place, text: answer.evidence };
  if (answer.note) yield { path: `${path}.toelichting`, place, text: answer.note };
  for (const [key, option] of answer.options ?? []) yield* textsOf(null, `${path}.${key}`, `${place}.${key}`, option);
  for (const record of answer.records ?? []) {
    const inside = record.key ? `${place}.${record.key}` : `${place}[${record.number}]`;
    for (const [id, one] of record.answers) {
      const field = state.rulebook.questions.get(id);
      yield* textsOf(field, `${path}[${record.key || record.number}].${field.local}`, `${inside}.${field.local}`, one);
    }
  }
}

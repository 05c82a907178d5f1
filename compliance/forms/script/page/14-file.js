// A saved file: reading one, with its older versions; and writing one.

const HEAD_KEYS = ["zelfrapportage", "regelboek", "locatie", "periode", "peildatum", "ingevuld_door"];

const MORE_KEYS = ["themas", "te_bevestigen", "geen_persoonsgegeven", "antwoorden"];

/** The text of the file: keys in the order of the form, and nothing that is empty. */
function fileText() {
  const order = new Map([...state.rulebook.questions.keys()].map((id, index) => [id, index]));
  const place = ([key]) => order.get(key) ?? order.size;
  const report = {};
  for (const key of [...HEAD_KEYS, ...MORE_KEYS, ...Object.keys(state.json)]) {
    const value = state.json[key];
    const isEmpty = isMapping(value) && !Object.keys(value).length && key !== "antwoorden";
    if (value !== undefined && !isEmpty) report[key] = value;
  }
  if (isMapping(report.antwoorden)) {
    report.antwoorden = Object.fromEntries(
      Object.entries(report.antwoorden).sort((one, other) => place(one) - place(other)),
    );
  }
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** `zelfevaluatie-het-voorbeeld-2025-06-30.json`. */
function fileName() {
  const name = nameInFile(state.json.locatie?.naam);
  const day = known().report.referenceDate?.iso ?? "";
  return `${["zelfevaluatie", name, day].filter(Boolean).join("-")}.json`;
}

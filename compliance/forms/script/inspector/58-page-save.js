// Looking it over and saving: all that is wrong, and the file. Saving is always possible, for nothing may be lost.

workPage("bewaren", (place) => {
  const panel = el("div", {});
  const opened = el("div", {});
  const consent = consentPanel();
  const node = el(
    "div",
    { class: "page" },
    pageTitle(t("part.bewaren")),
    panel,
    consent,
    el(
      "section",
      {},
      el("h2", {}, t("open.title")),
      el("p", {}, t("open.text")),
      el(
        "div",
        { class: "actions" },
        fileButton(t("begin.open"), (file) => openInspection(file, opened)),
        link(t("about.other"), "start", { class: "as-button second" }),
      ),
      opened,
    ),
    el(
      "section",
      {},
      el("h2", {}, t("clear.title")),
      el("p", {}, t("clear.text")),
      button(t("clear.button"), clearAll, { class: "danger" }),
    ),
  );
  let before = null;
  const update = () => {
    shownConsent();
    const mark = `${state.revision} ${state.filed} ${language}`;
    if (mark === before) return;
    before = mark;
    refill(panel, inspectionSavePanel());
  };
  return { title: t("part.bewaren"), node, update, place };
});

function inspectionSavePanel() {
  const { faults } = inspected();
  const persons = inspectionPersons();
  const said = el("p", { class: "said" });
  const save = () => saveFile(inspectionName(), inspectionText(), said);
  const silence = (mark) => writeAt(["geen_persoonsgegeven"], [...listAt(["geen_persoonsgegeven"]), mark]);
  return [
    faults.length ? inspectionFaultsPanel(faults) : el("p", { class: "panel fine-panel" }, t("faults.none.text")),
    persons.length ? personsPanel(persons, silence) : null,
    el("p", {}, t("save.text")),
    el(
      "div",
      { class: "actions" },
      button(t(faults.length || persons.length ? "save.anyway" : "save.button"), save, { id: "bewaar" }),
    ),
    el("p", { class: "hint" }, t("save.name"), " ", el("b", {}, inspectionName())),
    el("p", { class: "hint" }, t("save.beside", { name: textOf(mappingAt(["zelfrapportage"]).bestand) })),
    said,
    el("p", { class: "hint" }, t("save.then"), " ", el("code", {}, `vbm inspect check ${inspectionName()}`)),
  ];
}

const FREE_KEYS = new Set(["tekst", "vervallen", "motivering", "wat", "reden_termijn", "waarom", "wijziging"]);

/** What looks like a person in the texts of the inspector and was not looked at yet; as in inspection/free_texts.py. */
function inspectionPersons() {
  const silenced = new Set(listAt(["geen_persoonsgegeven"]).map(textOf));
  const day = state.about.report.referenceDate.iso;
  const found = new Map();
  for (const { path, text } of textsIn(state.json, [])) {
    for (const kind of new Set(personsIn(text, state.persons, day).map((one) => one.kind))) {
      const mark = markOfPerson(kind, path.join("."), text);
      // The roles are lines of one field.
      const field = path.at(-2) === "rollen" ? path.slice(0, -1) : path;
      const where = el("a", { href: `#${hrefOfPath(field)}` }, pathName(field));
      if (!silenced.has(mark)) found.set(mark, { kind, mark, where });
    }
  }
  return [...found.values()];
}

function* textsIn(node, path) {
  if (isScalar(node)) {
    if (typeof node === "string" && (FREE_KEYS.has(path.at(-1)) || path.at(-2) === "rollen"))
      yield { path, text: node };
  } else if (Array.isArray(node)) for (const [index, one] of node.entries()) yield* textsIn(one, [...path, index]);
  else for (const [key, one] of Object.entries(node)) yield* textsIn(one, [...path, key]);
}

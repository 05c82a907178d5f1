// Saving: the file, which is the real copy; opening one; adding a part; and taking away what the browser keeps.

pages.set("bewaren", () => {
  const place = el("div", {});
  const opened = el("div", {});
  const consent = consentPanel();
  const node = el(
    "div",
    { class: "page" },
    pageTitle(t("save.title")),
    place,
    consent,
    el("section", {}, el("h2", {}, t("open.title")), el("p", {}, t("open.text")), fileButton(t("start.open"), (file) => openFile(file, opened)), opened),
    el(
      "section",
      {},
      el("h2", {}, t("merge.title")),
      el("p", {}, t("merge.text")),
      el("div", { class: "actions" }, link(t("merge.part"), "samenvoegen", { class: "as-button second" }), link(t("merge.house"), "meenemen", { class: "as-button second" })),
    ),
    el("section", {}, el("h2", {}, t("print.title")), el("p", {}, t("print.text")), el("div", { class: "actions" }, button(t("print.report"), printReport, { class: "second" }), button(t("print.blank"), printBlank, { class: "second" }))),
    el("section", {}, el("h2", {}, t("clear.title")), el("p", {}, t("clear.text")), button(t("clear.button"), clearAll, { class: "danger" })),
  );
  let before = null;
  const update = () => {
    shownConsent();
    const mark = `${state.revision} ${state.filed} ${language}`;
    if (mark === before) return;
    before = mark;
    refill(place, savePanel());
  };
  return { title: t("save.title"), node, update };
});

function savePanel() {
  const open = openAnswers();
  const { faults } = known();
  const persons = personWarnings();
  const said = el("p", { class: "said" });
  const save = () => {
    download(fileName(), fileText());
    state.filed = state.revision;
    state.filedAt = new Date();
    showSaved();
    said.textContent = t("save.done", { name: fileName() });
    announce(said.textContent);
  };
  return [
    el("p", { class: "lead" }, t("save.text")),
    open.length ? el("p", {}, numbered("answers.open", open.length), " ", link(t("save.which"), "antwoorden")) : el("p", {}, t("answers.complete")),
    faults.length ? faultsPanel(faults) : null,
    persons.length ? personsPanel(persons) : null,
    state.left.length
      ? leftNotice()
      : [
          el("div", { class: "actions" }, button(t(faults.length || persons.length ? "save.anyway" : "save.button"), save, { id: "bewaar" })),
          el("p", { class: "hint" }, t("save.name"), " ", el("b", {}, fileName())),
          said,
          el("p", { class: "hint" }, t("save.not_sent")),
        ],
  ];
}

/** What looks like a person: look at it, or say that it is none. */
function personsPanel(warnings) {
  const rows = warnings.map((one) => {
    const silence = button(
      t("persons.none"),
      () => {
        const marks = Array.isArray(state.json.geen_persoonsgegeven) ? state.json.geen_persoonsgegeven : [];
        writeWord("geen_persoonsgegeven", [...marks, one.mark]);
        settle();
      },
      { class: "small second" },
    );
    const where = el("a", { href: `#${themeHref(one.place)}` }, placeName(one.place));
    return el("li", {}, where, `: ${t(`persons.${one.kind.replace("-", "_")}`)} `, silence);
  });
  return el("section", { class: "panel warning" }, el("h2", {}, t("persons.title")), el("p", {}, t("persons.text")), el("ul", {}, rows));
}

/** Empty the form and the browser, after asking. */
async function clearAll() {
  if (!(await confirmed(t("clear.title"), t("clear.sure"), t("clear.yes")))) return;
  stopKeeping();
  state.left = [];
  replaceReport(blankReport());
  state.filed = state.revision;
  state.filedAt = null;
  goTo("start");
  announce(t("clear.done"));
}

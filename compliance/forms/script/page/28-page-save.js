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
  const save = () => saveFile(fileName(), fileText(), said);
  return [
    el("p", { class: "lead" }, t("save.text")),
    open.length ? el("p", {}, numbered("answers.open", open.length), " ", link(t("save.which"), "antwoorden")) : el("p", {}, t("answers.complete")),
    faults.length ? faultsPanel(faults) : null,
    persons.length ? personsPanel(persons, silencePerson) : null,
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

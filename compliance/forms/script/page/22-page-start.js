// The first page: what this is, going on with what was kept, and opening a saved file.

pages.set("start", () => {
  const kept = el("div", {});
  const opened = el("div", { class: "opened" });
  const node = el(
    "div",
    { class: "page narrow" },
    pageTitle(t("start.title")),
    dutch("p", { class: "lead" }, state.rulebook.data.title, state.rulebook.data.selection.profile === "volledig" ? "" : `: ${state.rulebook.data.selection.title.toLowerCase()}`),
    el("p", { class: "lead" }, t("start.lead")),
    kept,
    el("div", { class: "actions" }, link(t("start.begin"), "locatie", { class: "as-button" }), fileButton(t("start.open"), (file) => openFile(file, opened))),
    opened,
    el("h2", {}, t("start.know")),
    el("ul", { class: "points" }, ["offline", "persons", "incomplete", "unknown", "judgement"].map((key) => el("li", {}, t(`start.${key}`)))),
    consentPanel(),
  );
  const update = () => {
    refill(kept, keeping.state === "found" ? keptPanel() : null);
    shownConsent();
  };
  return { title: t("start.title"), node, update };
});

async function openFile(file, place) {
  if (isUnsaved() && !(await confirmed(t("open.over.title"), t("open.over.text"), t("open.over.yes")))) return;
  await readFile(file, place, parsedFile, (json) => {
    const messages = openReport(json);
    state.filed = state.revision;
    state.filedAt = null;
    state.messages = messages;
    goTo(state.left.length ? "vervallen" : "overzicht");
    announce(t("open.done"));
  });
}

/** Put a self-report in the form; gives what changed because it is of an older version. */
function openReport(json) {
  const { json: current, messages } = migrated(state.rulebook, json);
  const fit = fitted({ ...current, regelboek: rulebookName(state.rulebook) });
  state.left = fit.left;
  replaceReport(fit.json);
  return messages;
}

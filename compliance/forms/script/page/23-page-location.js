// The head of the self-report: which location, which period, on which day, filled in by whom.

pages.set("locatie", (place) => {
  const header = [...state.rulebook.questions.values()].filter((one) => one.header);
  // Which kind of location it is decides what is asked, so that comes first.
  const ordered = [...header].sort((one, other) => (other.local === "setting") - (one.local === "setting"));
  const views = ordered.map((question) => questionView(question, slotOf(question), { level: "page", record: () => null }));
  const words = [
    wordView("periode.van", "date", "head.from"),
    wordView("periode.tot_en_met", "date", "head.until"),
    wordView("peildatum", "date", "head.day"),
    wordView("ingevuld_door", "text", "head.by"),
  ];
  const summary = el("div", {});
  const next = () => {
    const faults = known().faults.filter(({ path }) => !path.startsWith("antwoorden"));
    if (!faults.length) return goTo("overzicht");
    showSummary(summary, faults, "overzicht");
  };
  const [from, until, day, by] = words;
  const node = el(
    "div",
    { class: "page" },
    pageTitle(t("head.title")),
    summary,
    views.map((view) => view.node),
    el("fieldset", { class: "question page pair" }, el("legend", {}, el("h2", { class: "ask" }, t("head.period"))), el("p", { class: "help" }, t("head.period.help")), from.node, until.node),
    day.node,
    by.node,
    el("div", { class: "actions end" }, button(t("next.tasks"), next)),
  );
  const update = () => [...views, ...words].forEach((view) => view.update());
  return { title: t("head.title"), node, update, place };
});

/** A word of the file's head: a day or a text. */
function wordView(path, type, key) {
  const slot = wordSlot(path, type);
  const names = { id: path, error: `${path}~fout`, described: `${path}~uitleg ${path}~hint ${path}~fout`, short: true, touched: slot.get() !== undefined };
  names.done = () => {
    names.touched = true;
    settle();
  };
  const control = lineControl(slot, names);
  const error = el("p", { class: "error", id: names.error, hidden: true });
  const isInPair = path.startsWith("periode");
  const label = el("label", { for: path }, t(key));
  const node = el(
    "div",
    { class: isInPair ? "cell" : "question page", "data-path": path },
    isInPair ? el("p", { class: "ask-line" }, label) : el("h2", { class: "ask" }, label),
    isInPair || type !== "date" ? null : el("p", { class: "help", id: `${path}~uitleg` }, t(`${key}.help`)),
    el("p", { class: "hint", id: `${path}~hint` }, t(type === "date" ? "hint.date" : `${key}.hint`)),
    error,
    control.node,
  );
  const update = () => {
    control.sync();
    showFaults(slot, error, control.inputs, names.touched, names.error);
  };
  return { node, update };
}

/** Show what is wrong above the page, with a way on: an answer that cannot be read stops nobody. */
function showSummary(place, faults, target) {
  const anyway = link(t("faults.anyway"), target);
  const box = errorSummary(faults, el("p", {}, anyway));
  refill(place, box);
  box.focus();
  box.scrollIntoView({ block: "start" });
}

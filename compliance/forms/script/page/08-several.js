// A question with several parts: yes or no for each.

function severalControl(question, slot, names) {
  const none = el("input", {
    type: "checkbox",
    id: `${names.id}~geen`,
    on: {
      change: () => {
        slot.answer = none.checked ? "geen" : undefined;
        names.done();
      },
    },
  });
  const rows = [...question.options].map(([key, text], index) => partView(slot, key, text, names, index === 0));
  const node = el(
    "div",
    { class: "several" },
    el("label", { class: "choice none" }, none, el("span", {}, t("several.none"))),
    rows.map((row) => row.node),
  );
  const sync = () => {
    none.checked = slot.isNone;
    for (const row of rows) row.sync();
  };
  return { node, sync, inputs: [] };
}

/** One part: yes, no, or a reason. */
function partView(slot, key, text, names, isFirst) {
  const mine = optionSlot(slot, key);
  const id = isFirst ? names.id : mine.path;
  const own = { id, ask: `${mine.path}~vraag`, error: `${mine.path}~fout`, touched: true };
  own.done = () => names.done();
  const control = radios(mine, yesNoChoices(), own);
  const reason = reasonSelect(mine.question, mine, { ...own, id: mine.path }, control);
  const error = el("p", { class: "error", id: own.error, hidden: true });
  const node = el(
    "fieldset",
    { class: "part cell", "data-path": mine.path },
    el("legend", {}, dutch("span", { id: own.ask }, text)),
    error,
    el("div", { class: "part-row" }, control.node, reason.node),
    keptWords(mine),
  );
  const sync = () => {
    control.sync();
    reason.sync();
    showFaults(mine, error, control.inputs, true);
  };
  return { node, sync };
}

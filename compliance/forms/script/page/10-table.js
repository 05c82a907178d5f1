// A table with fixed rows: each row a group of its own, which reads as a table where there is room.

function tableControl(question, slot, names) {
  const canBeNone = question.fields.every((field) => field.none !== undefined || field.ask_if);
  const none = el("input", {
    type: "checkbox",
    id: names.id,
    on: {
      change: () => {
        slot.answer = none.checked ? "geen" : undefined;
        names.done();
      },
    },
  });
  const noneRow = canBeNone
    ? el("label", { class: "choice none" }, none, el("span", {}, t("table.none")))
    : null;
  const single = question.fields.length === 1;
  const rows = [...question.rows].map(([key, text], index) => rowView(question, slot, key, text, index, single));
  const head = single
    ? el(
        "div",
        { class: "single-head" },
        dutch("p", { class: "help" }, question.fields[0].ask, " ", question.fields[0].help ?? ""),
        el("p", { class: "hint" }, hintFor(question.fields[0])),
      )
    : null;
  const sync = () => {
    none.checked = slot.isNone;
    for (const row of rows) for (const cell of row.cells) cell.update();
  };
  const className = single ? "table single" : "table";
  return { node: el("div", { class: className }, noneRow, head, rows.map((row) => row.node)), sync, inputs: [] };
}

function rowView(question, slot, key, text, index, single) {
  const found = () => recordOf(question, index + 1, key);
  const cells = question.fields.map((field) => {
    const asked = single ? { ...field, help: undefined, ask: field.ask } : field;
    const cell = questionView(asked, cellSlot(slot, key, field), { level: "row", record: found });
    return cell;
  });
  const node = el(
    "fieldset",
    { class: "table-row" },
    el("legend", { lang: "nl" }, text),
    el("div", { class: "cells" }, cells.map((cell) => cell.node)),
  );
  return { node, cells };
}

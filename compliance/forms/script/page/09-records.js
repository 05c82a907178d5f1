// A list of records: blocks to add, fill in, and take away with a way back.

const MANY = 25;

function recordsControl(question, slot, names) {
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
  const noneRow = el("label", { class: "choice none" }, none, el("span", {}, t("records.none")));
  const list = el("div", { class: "records" });
  const undo = el("div", { class: "undo", hidden: true });
  const add = button("", () => addRecord(), { class: "add", id: names.id });
  const many = el("p", { class: "hint many", hidden: true }, t("records.many"));
  let views = [];
  let shown = null;

  const addRecord = () => {
    undo.hidden = true;
    slot.answer = [...recordsIn(slot), {}];
    build(recordsIn(slot).length - 1);
    settle();
    views.at(-1).focus();
  };
  const remove = (index) => {
    const before = recordsIn(slot);
    const title = views[index].title();
    slot.answer = before.length > 1 ? before.toSpliced(index, 1) : undefined;
    build();
    settle();
    const back = button(t("records.undo"), () => {
      slot.answer = before;
      undo.hidden = true;
      build(index);
      settle();
      views[index].focus();
    });
    refill(undo, el("span", {}, t("records.removed", { name: title })), " ", back);
    undo.hidden = false;
    back.focus();
  };
  /** Make the blocks anew; those that were open stay open, and so does the one that was asked for. */
  const build = (opened = -1) => {
    const open = new Set(views.filter((view) => view.node.open).map((view) => view.record.node));
    const records = recordsIn(slot);
    views = records.map((node, index) =>
      recordView(question, slot, node, index, { open: index === opened || open.has(node), remove: () => remove(index) }),
    );
    shown = slot.answer;
    refill(list, views.map((view) => view.node));
  };
  const sync = () => {
    const records = recordsIn(slot);
    if (shown !== slot.answer && records.length !== views.length) build();
    shown = slot.answer;
    none.checked = slot.isNone;
    noneRow.hidden = records.length > 0;
    add.textContent = t(records.length ? "records.another" : "records.first");
    add.disabled = slot.isNone;
    many.hidden = records.length < MANY;
    for (const view of views) view.update();
  };
  return { node: el("div", {}, noneRow, many, list, undo, add), sync, inputs: [] };
}

/** One record: a block that opens; what is in it is made when it does. */
function recordView(question, slot, node, index, { open, remove }) {
  const record = { node: isMapping(node) ? node : {} };
  const place = el("span", { class: "record-name", lang: "nl" });
  const status = el("span", { class: "record-status" });
  let views = null;
  const found = () => recordOf(question, index + 1);
  const content = () => {
    views = question.fields.map((field) =>
      questionView(field, fieldSlot(slot, record, field), { level: "record", record: found }),
    );
    const away = button(t("records.remove"), remove, { class: "quiet remove" });
    for (const view of views) view.update();
    return [views.map((view) => view.node), away];
  };
  const title = () => found().name || t("records.number", { number: index + 1 });
  const block = fold(el("summary", { id: `${slot.path}[${index + 1}]` }, place, " ", status), content, { class: "record", open });
  const update = () => {
    place.textContent = title();
    const left = openInRecord(question.id, index + 1);
    status.textContent = left ? numbered("left", left) : t("status.done").toLowerCase();
    for (const view of views ?? []) view.update();
  };
  const focus = () => {
    block.open = true;
    block.make();
    (views[0]?.control.inputs[0] ?? block.firstChild).focus();
  };
  return { node: block, update, title, record, focus };
}

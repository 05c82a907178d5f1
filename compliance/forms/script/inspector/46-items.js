// A list of blocks in the file: measures, reactions, improvements. A block can be taken away, with a way back.

/**
 * Make the view of a list at a path. `given.block(index)` gives `{fields}` of one block, `given.title(index)` its heading,
 * `given.make()` a new one; `given.add` and `given.removed` are words. `given.after` is told of every change.
 */
function itemsView(path, given) {
  const list = el("div", { class: "blocks" });
  const undo = el("div", { class: "undo", hidden: true });
  const add = button(given.add, () => addBlock(), { class: "add second" });
  let views = [];
  const write = (items) => writeAt(path, items.length ? items : undefined);
  const addBlock = () => {
    undo.hidden = true;
    write([...listAt(path), given.make()]);
    build();
    settle();
    firstControl(views.at(-1).node)?.focus();
  };
  const remove = (index) => {
    const before = listAt(path);
    const title = given.title(index);
    write(before.toSpliced(index, 1));
    build();
    settle();
    const back = button(t("records.undo"), () => {
      writeAt(path, before);
      undo.hidden = true;
      build();
      settle();
      firstControl(views[index].node)?.focus();
    });
    refill(undo, el("span", {}, t("records.removed", { name: title })), " ", back);
    undo.hidden = false;
    back.focus();
  };
  const build = () => {
    views = listAt(path).map((_, index) => blockView([...path, index], given, index, () => remove(index)));
    refill(
      list,
      views.map((view) => view.node),
    );
  };
  const update = () => {
    if (views.length !== listAt(path).length) build();
    for (const view of views) view.update();
  };
  build();
  return { node: el("div", {}, list, undo, add), update };
}

function firstControl(node) {
  return node.querySelector("input, select, textarea, button");
}

function blockView(path, given, index, remove) {
  const { fields } = given.block(index);
  const heading = el("legend", {}, given.title(index));
  const away = button(t("records.remove"), remove, {
    class: "quiet remove",
    "aria-label": `${t("records.remove")}: ${given.title(index)}`,
  });
  const node = el(
    "fieldset",
    { class: "block", id: idOf(path) },
    heading,
    fields.map((one) => one.node),
    given.isKept?.(index) ? null : away,
  );
  const update = () => {
    heading.textContent = given.title(index);
    for (const one of fields) one.update();
  };
  return { node, update };
}

/** The norms that a measure or an improvement is about: ticked from those that were judged or breached, or added by hand. */
function normsView(path, given) {
  const more = el("select", { id: `${idOf(path)}~meer`, class: "norm-select" });
  const choices = () => {
    const { written } = inspected();
    const chosen = listAt(path).map((one) => textOf(plainWord(one)));
    const near = state.about.assessment.norms.filter(
      (one) => chosen.includes(one.id) || isBreached(entryOf(written, one.id)?.oordeel ?? one.outcome),
    );
    return near.map((one) => [one.id, dutch("span", {}, one.norm.title, el("span", { class: "code" }, ` ${one.id}`))]);
  };
  const boxes = boxesView(path, { label: given.label, hint: given.hint, choices, isKept: given.isKept });
  const add = button(
    t("norms.add"),
    () => {
      if (!more.value || listAt(path).includes(more.value)) return;
      writeAt(path, [...listAt(path), more.value]);
      more.value = "";
      settle();
    },
    { class: "small second" },
  );
  normOptions(more);
  const label = el("label", { for: more.id }, t("norms.other"));
  const other = el("div", { class: "line-row other-norm" }, label, more, add);
  return { node: el("div", {}, boxes.node, other), update: boxes.update };
}

/** Fill a select with every norm that is asked, theme by theme. */
function normOptions(select) {
  const { themes } = state.rulebook.data;
  const groups = themes.map((theme) => [
    theme,
    state.about.assessment.norms.filter((one) => one.norm.theme === theme.id),
  ]);
  refill(
    select,
    el("option", { value: "" }, t("norms.choose")),
    groups
      .filter(([, norms]) => norms.length)
      .map(([theme, norms]) =>
        el(
          "optgroup",
          { label: theme.title, lang: "nl" },
          norms.map((one) => el("option", { value: one.id }, `${one.norm.title} (${one.id})`)),
        ),
      ),
  );
}

// A field: its label, a hint, its control, and what is wrong with it. `{node, update}`; `update` shows the file anew.

/**
 * Make a field. `given.label` and `given.hint` are words of the form, `given.choices` makes it a choice, `given.lines` a
 * list of words; a `long` text has room for more lines.
 */
function fieldView(path, type, given) {
  const Kind = given.lines ? LinesSlot : WordSlot;
  const slot = new Kind(path, type, given.choices);
  const id = slot.path;
  const names = {
    id,
    ask: `${id}~vraag`,
    error: `${id}~fout`,
    described: given.hint ? `${id}~hint ${id}~fout` : `${id}~fout`,
  };
  names.short = !given.long && !given.lines;
  names.touched = slot.get() !== undefined;
  names.done = () => {
    names.touched = true;
    given.done?.();
    settle();
  };
  const control = given.choices
    ? radios(slot, given.choices, names)
    : type === "dates"
      ? listControl(slot, names)
      : lineControl(slot, names);
  const error = el("p", { class: "error", id: names.error, hidden: true });
  const text = el("span", { id: names.ask }, given.label);
  const hint = given.hint ? el("p", { class: "hint", id: `${id}~hint` }, given.hint) : null;
  const label = given.choices ? el("legend", {}, text) : el("label", { for: id }, text);
  const node = el(
    given.choices ? "fieldset" : "div",
    { class: "field cell", "data-path": id },
    label,
    hint,
    error,
    control.node,
  );
  const update = () => {
    control.sync();
    showFieldFaults(id, error, control.inputs, names.touched || state.told);
  };
  return { node, update, control, slot };
}

/** Show what is wrong in a field, once somebody has left it, and take it away as soon as it is right. */
function showFieldFaults(id, error, inputs, isTouched) {
  const faults = inspected().faults.filter((one) => one.id === id);
  const isBusy = inputs.includes(document.activeElement) && document.activeElement.type !== "radio";
  if (!faults.length || !isTouched || isBusy) {
    if (!faults.length || !isTouched) error.hidden = true;
  } else {
    error.hidden = false;
    refill(error, el("span", { class: "sr" }, `${t("error.word")}: `), faults.map(inspectionFaultText).join(" "));
  }
  if (error.hidden) error.replaceChildren();
  for (const input of inputs) {
    if (error.hidden || input.type === "radio") input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  }
  error.parentElement?.classList.toggle("wrong", !error.hidden);
}

/** Boxes to tick: which of several words a list has. What stands in the list and is no choice is ticked and shown too. */
function boxesView(path, given) {
  const id = idOf(path);
  const error = el("p", { class: "error", id: `${id}~fout`, hidden: true });
  const place = el("div", { class: "choices" });
  const hint = given.hint ? el("p", { class: "hint" }, given.hint) : null;
  const node = el(
    "fieldset",
    { class: "field cell", "data-path": id },
    el("legend", {}, given.label),
    hint,
    error,
    place,
  );
  let shown = "";
  let inputs = [];
  let isTouched = valueAt(path) !== undefined;
  const chosen = () => listAt(path).map((one) => textOf(plainWord(one)));
  const change = (input) => {
    isTouched = true;
    const left = chosen().filter((one) => one !== input.value);
    const all = input.checked ? [...left, input.value] : left;
    writeAt(path, all.length || given.isKept ? all : undefined);
    settle();
  };
  const build = (choices) => {
    inputs = choices.map(([value], index) =>
      el("input", {
        type: "checkbox",
        value,
        id: index ? `${id}~${encodeURIComponent(value)}` : id,
        "aria-describedby": `${id}~fout`,
        on: { change: (event) => change(event.target) },
      }),
    );
    refill(
      place,
      choices.map(([, text], index) => el("label", { class: "choice" }, inputs[index], el("span", {}, text))),
    );
  };
  const update = () => {
    const known = given.choices();
    const strange = chosen().filter((one) => !known.some(([value]) => value === one));
    const choices = [...known, ...strange.map((one) => [one, typed(one)])];
    const mark = JSON.stringify([choices.map(([value]) => value), given.mark?.() ?? ""]);
    if (mark !== shown) build(choices);
    shown = mark;
    for (const input of inputs) input.checked = chosen().includes(input.value);
    const within = faultsWithin(path);
    error.hidden = !within.length || !(isTouched || state.told);
    refill(
      error,
      error.hidden
        ? null
        : [el("span", { class: "sr" }, `${t("error.word")}: `), within.map(inspectionFaultText).join(" ")],
    );
    node.classList.toggle("wrong", !error.hidden);
  };
  return { node, update };
}

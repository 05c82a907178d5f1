// The controls of one answer, by the type of the question. A control is `{node, sync}`: `sync` shows the slot anew.

/** Make the control of a question with one value. `names` are the ids of what describes it. */

function controlFor(question, slot, names) {
  if (question.type === "yes_no") return radios(slot, yesNoChoices(), names);
  if (question.type === "choice") {
    return radios(slot, [...question.options].map(([key, text]) => [key, text, true]), names);
  }
  if (question.type === "share") return shareControl(slot, names);
  if (question.type === "instants" || question.type === "dates") return listControl(slot, names);
  return lineControl(slot, names);
}

/** A count and its total, as two numbers. */
function shareControl(slot, names) {
  const [count, total] = ["count", "total"].map((part, index) =>
    el("input", {
      type: "text",
      id: index ? `${names.id}~van` : names.id,
      class: "line number",
      inputmode: "numeric",
      autocomplete: "off",
      "aria-label": t(`share.${part}`),
      "aria-describedby": names.described,
      on: { input: () => write(), change: () => names.done(part) },
    }),
  );
  const write = () => {
    const [left, right] = [count.value.trim(), total.value.trim()];
    slot.answer = left || right ? `${left} van ${right}` : undefined;
  };
  const show = () => {
    [count.value, total.value] = inPlace(slot) ? ["", ""] : shareParts(slot.word);
  };
  const sync = () => {
    if (document.activeElement !== count && document.activeElement !== total) show();
  };
  const { unit } = slot.question;
  const row = el(
    "div",
    { class: "line-row" },
    count,
    el("span", { class: "of", "aria-hidden": "true" }, t("share.of")),
    total,
    unit ? dutch("span", { class: "unit", "aria-hidden": "true" }, unit[1]) : null,
  );
  return { node: el("div", { class: "control" }, row), inputs: [count, total], sync, show };
}

function shareParts(word) {
  const found = /^\s*([^/v]*?)\s*(?:\/|van(?: de)?)\s*(.*?)\s*$/i.exec(word);
  if (found) return [found[1], found[2]];
  return [word, ""];
}

// One question: what it asks, its explanation and article, its controls, and what is wrong with the answer.

const GROUPED = new Set(["yes_no", "choice", "share", "several", "records", "table"]);
const SPECIAL = { instant: ["geen", "loopt nog"], instants: ["geen"], dates: ["geen"] };

/**
 * Make the view of a question: `{node, update}`. `where.record` gives the record in which it stands (null outside one),
 * `where.level` is "page", "record" or "row".
 */
function questionView(question, slot, where) {
  const id = slot.path;
  const names = {
    id,
    ask: `${id}~vraag`,
    error: `${id}~fout`,
    described: [`${id}~uitleg`, `${id}~hint`, `${id}~fout`].join(" "),
    short: where.level !== "page" || question.header,
    touched: slot.get() !== undefined,
    done: () => {
      names.touched = true;
      if (isCarried(question)) confirmCarried(question);
      update();
      settle();
    },
  };
  const control = controlOf(question, slot, names, where);
  const reason = reasonSelect(question, slot, names, control);
  const error = el("p", { class: "error", id: names.error, hidden: true });
  const carried = carriedView(question);
  const fromList = el("p", { class: "hint from-list", hidden: true });
  const grouped = GROUPED.has(question.type);
  const node = el(
    grouped ? "fieldset" : "div",
    { class: `question ${where.level} is-${question.type}`, "data-path": id, "aria-describedby": grouped ? names.described : null },
    askedText(question, names, where, grouped),
    helpText(question, names),
    isExplained(question) ? explained(question, "fold.help") : null,
    error,
    carried.node,
    fromList,
    control.node,
    question.header ? keptWords(slot) : el("div", { class: "tools" }, reason.node, isExplained(question) || where.level === "row" ? null : explained(question, "fold.source"), where.level === "row" ? keptWords(slot) : wordsFold(slot, id)),
  );
  const update = () => {
    const isOpen = question.header || opennessOf(question, where.record()) === OPEN;
    node.hidden = !isOpen;
    if (!isOpen) return;
    control.sync();
    reason.sync();
    carried.sync();
    const value = countedValue(question);
    fromList.hidden = value === undefined;
    fromList.textContent = value === undefined ? "" : t("share.from_list", { value: valueText(value, { unit: null }) });
    showFaults(slot, error, control.inputs ?? [], names.touched, names.error);
  };
  return { node, update, question, control };
}

/** What a count of a total is by the lists that it follows from; somebody need not type that. */
function countedValue(question) {
  if (!question.counted_from?.length || question.scope !== null) return undefined;
  return known().facts.counted(question)?.value;
}

function controlOf(question, slot, names, where) {
  if (question.type === "several") return severalControl(question, slot, names);
  if (question.type === "records") return recordsControl(question, slot, names);
  if (question.type === "table") return tableControl(question, slot, names);
  return controlFor(question, slot, { ...names, where });
}

function askedText(question, names, where, grouped) {
  const text = dutch("span", { id: names.ask }, question.ask ?? question.label);
  const optional = question.optional ? el("span", { class: "tag" }, t("optional")) : null;
  const inner = grouped ? [text, optional] : [el("label", { for: names.id }, text), optional];
  const heading = where.level === "page" ? el("h2", { class: "ask" }, inner) : el("span", { class: "ask" }, inner);
  if (grouped) return el("legend", {}, heading);
  return where.level === "page" ? heading : el("p", { class: "ask-line" }, heading);
}

const SHORT_HELP = 190;

/** A short explanation is shown at once. */
function helpText(question, names) {
  const hint = hintFor(question);
  return [
    question.help && !isExplained(question) ? dutch("p", { class: "help", id: `${names.id}~uitleg` }, question.help) : null,
    hint ? el("p", { class: "hint", id: `${names.id}~hint` }, hint) : null,
  ];
}

/** Whether the explanation is so long that it is folded away. */
function isExplained(question) {
  return (question.help ?? "").length > SHORT_HELP;
}

/** The article, what shows the answer, and a long explanation, folded away. */
function explained(question, title) {
  if (!isExplained(question) && !question.evidence && !question.source) return null;
  const content = () => [
    isExplained(question) ? dutch("p", {}, question.help) : null,
    question.evidence ? labelled(t("fold.evidence"), question.evidence) : null,
    question.source ? labelled(t("fold.article"), question.source.join("; ")) : null,
  ];
  return fold(el("summary", {}, t(title)), content, { class: "fold" });
}

function labelled(label, text) {
  return el("p", {}, el("b", {}, `${label}: `), dutch("span", {}, text));
}

/** The one control for "no answer, because", and for the words that a moment can have. */
function reasonSelect(question, slot, names, control) {
  const special = (SPECIAL[question.type] ?? []).map((word) => [word, t(`special.${question.type}.${word.replace(" ", "_")}`)]);
  const options = [["", t(special.length ? "reason.none_special" : "reason.none")], ...special, ...REASONS.map((word) => [word, t(`reason.${word.replaceAll(" ", "_")}`)])];
  let before;
  const select = el(
    "select",
    {
      id: `${names.id}~reden`,
      "aria-labelledby": `${names.id}~redenlabel ${names.ask}`,
      on: {
        change: () => {
          if (select.value) {
            if (!inPlace(slot)) before = slot.answer;
            slot.answer = select.value;
          } else {
            slot.answer = before;
            before = undefined;
          }
          control.show?.();
          names.done();
        },
      },
    },
    options.map(([value, text]) => el("option", { value }, text)),
  );
  const sync = () => {
    select.value = slot.reason || specialOf(slot);
    select.classList.toggle("chosen", select.value !== "");
  };
  const label = el("label", { for: select.id, id: `${names.id}~redenlabel` }, t(reasonLabel(question, special)));
  return { node: el("span", { class: "reason" }, label, " ", select), sync, select };
}

function reasonLabel(question, special) {
  if (special.length) return "reason.or";
  return question.type === "several" || question.hasFields ? "reason.whole" : "reason.label";
}

/** Evidence and a note, folded away until somebody wants them. */
function wordsFold(slot, id) {
  const summary = el("summary", {});
  const name = () => {
    const filled = slot.part("bewijs") || slot.part("toelichting");
    summary.textContent = filled ? t("words.filled") : t("words.fold");
  };
  name();
  const content = () => [wordsLine(slot, id, "bewijs", name), wordsLine(slot, id, "toelichting", name)];
  return fold(summary, content, { class: "fold words" });
}

/** In a row of a table evidence and a note are not offered, but what a file brings is kept in sight. */
function keptWords(slot) {
  return slot.part("bewijs") || slot.part("toelichting") ? wordsFold(slot, slot.path) : null;
}

function wordsLine(slot, id, key, name) {
  const input = el(key === "bewijs" ? "input" : "textarea", {
    id: `${id}~${key}`,
    class: "line text",
    rows: key === "bewijs" ? null : 3,
    type: key === "bewijs" ? "text" : null,
    autocomplete: "off",
    "aria-describedby": `${id}~${key}uitleg`,
    on: {
      input: () => {
        slot.setPart(key, input.value.trim() ? input.value : undefined);
        name();
      },
    },
  });
  input.value = slot.part(key);
  return el(
    "div",
    { class: "words-line" },
    el("label", { for: input.id }, t(`words.${key}`)),
    el("p", { class: "hint", id: `${id}~${key}uitleg` }, t(`words.${key}.hint`)),
    input,
  );
}

/** Show what is wrong under the question, once somebody has left it, and take it away as soon as it is right. */
function showFaults(slot, error, inputs, touched, errorId) {
  const faults = faultsAt(slot.path);
  const isWrong = faults.length > 0 && touched && !inputs.includes(document.activeElement);
  if (!isWrong && (faults.length === 0 || !inputs.includes(document.activeElement))) {
    error.hidden = true;
    refill(error);
  }
  if (isWrong) {
    error.hidden = false;
    const text = faultText(faults[0], slot.question);
    refill(error, el("span", { class: "sr" }, `${t("error.word")}: `), text, clockChoices(faults[0], slot));
  }
  for (const input of inputs) {
    if (faults.length && touched && !error.hidden) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
  error.closest(".question, .cell")?.classList.toggle("wrong", !error.hidden);
}

/** In the hour that a clock change repeats, two buttons say which of the two it was. */
function clockChoices(fault, slot) {
  if (fault.code !== "S315" || Array.isArray(slot.answer)) return null;
  const choose = (offset) => () => {
    slot.answer = `${slot.word.trim()} ${offset}`;
    settle();
    focusPlace(slot.path);
  };
  return el(
    "span",
    { class: "clock" },
    button(t("clock.summer"), choose("+02:00"), { class: "small" }),
    button(t("clock.winter"), choose("+01:00"), { class: "small" }),
  );
}

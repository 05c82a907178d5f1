// Controls of one answer. A control is `{node, sync}`: `sync` shows the slot anew. A slot has an answer to read and write.

function yesNoChoices() {
  return [
    ["ja", t("yes")],
    ["nee", t("no")],
  ];
}

function radios(slot, choices, names) {
  const small = choices.length === 2 && choices.every(([, text]) => text.length < 8);
  const inputs = choices.map(([key], index) =>
    el("input", {
      type: "radio",
      id: index ? `${names.id}~${key}` : names.id,
      name: names.id,
      value: key,
      "aria-describedby": names.error,
      on: {
        change: () => {
          slot.answer = key;
          names.done();
        },
      },
    }),
  );
  const rows = choices.map(([, text, ofRulebook], index) =>
    el("label", { class: "choice", lang: ofRulebook ? "nl" : null }, inputs[index], el("span", {}, text)),
  );
  const clear = button(
    t("answer.clear"),
    () => {
      slot.answer = undefined;
      names.done();
      inputs[0].focus();
    },
    { class: "quiet clear", "aria-describedby": names.ask },
  );
  const chosen = () => {
    const { value } = slot.read();
    return typeof value === "boolean" ? (value ? "ja" : "nee") : value;
  };
  const sync = () => {
    const value = chosen();
    for (const input of inputs) input.checked = input.value === value;
    clear.hidden = value === undefined;
  };
  return { node: el("div", { class: small ? "choices side" : "choices" }, rows, clear), inputs, sync };
}

const NUMERIC = new Set(["number", "decimal"]);

const LONG = new Set(["text"]);

/** One line to type in, or a few where a text may be long. */
function lineControl(slot, names) {
  const { type, unit } = slot.question;
  const isLong = LONG.has(type) && !names.short;
  const input = el(isLong ? "textarea" : "input", {
    id: names.id,
    class: `line ${type}`,
    rows: isLong ? 2 : null,
    type: isLong ? null : "text",
    inputmode: { number: "numeric", decimal: "decimal" }[type] ?? null,
    autocomplete: "off",
    spellcheck: LONG.has(type) ? null : "false",
    "aria-describedby": names.described,
    on: {
      input: () => {
        slot.answer = input.value.trim() === "" ? undefined : input.value;
      },
      change: () => {
        if (input.value !== input.value.trim()) slot.answer = input.value.trim() || undefined;
        names.done();
      },
    },
  });
  const show = () => {
    const word = inPlace(slot) ? "" : slot.word;
    if (input.value !== word) input.value = word;
  };
  const suffix = NUMERIC.has(type) && unit ? dutch("span", { class: "unit", "aria-hidden": "true" }, unit[1]) : null;
  const echo = el("p", { class: "echo", lang: "nl" });
  const node = el("div", { class: "control" }, el("div", { class: "line-row" }, input, suffix), echo);
  return {
    node,
    inputs: [input],
    sync: () => {
      // Who is typing is left alone.
      if (document.activeElement !== input) show();
      const text = inPlace(slot) ? "" : echoOf(slot);
      echo.textContent = text ? `= ${text}` : "";
    },
    show,
  };
}

/** Whether the select for "no answer" shows what stands in the slot. */
function inPlace(slot) {
  return Boolean(slot.reason) || specialOf(slot) !== "";
}

/** `geen` and `loopt nog`, which are values of a moment. */
function specialOf(slot) {
  const { type } = slot.question;
  if (type !== "instant" && type !== "instants" && type !== "dates") return "";
  if (type !== "instant") return slot.isNone ? "geen" : "";
  const word = slot.word.trim().toLowerCase().replaceAll("_", " ");
  return word === "geen" || word === "loopt nog" ? word : "";
}

/** Several days or moments, one a line. */
function listControl(slot, names) {
  const input = el("textarea", {
    id: names.id,
    class: "line several-lines",
    rows: 3,
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": names.described,
    on: {
      input: () => {
        const lines = input.value.split("\n").flatMap((line) => momentsOn(line, slot.question.type));
        slot.answer = lines.length ? (lines.length === 1 ? lines[0] : lines) : undefined;
      },
      change: () => names.done(),
    },
  });
  const show = () => {
    const lines = Array.isArray(slot.answer) ? slot.answer.map(textOf).join("\n") : slot.word;
    input.value = inPlace(slot) ? "" : lines;
  };
  const echo = el("p", { class: "echo", lang: "nl" });
  const sync = () => {
    if (document.activeElement !== input) show();
    const text = inPlace(slot) ? "" : echoOf(slot);
    echo.textContent = text ? `= ${text}` : "";
  };
  return { node: el("div", { class: "control" }, input, echo), inputs: [input], sync, show };
}

/** The moments on one line: with commas between them, unless the comma stands between a day and its time. */
function momentsOn(line, type) {
  const whole = line.trim();
  if (!whole) return [];
  try {
    READERS[type === "dates" ? "date" : "instant"](whole);
    return [whole];
  } catch {
    return whole
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
  }
}

// Hearing the provider: what it said about which statement, and what the inspector did with that.

workPage("reactie", (place) => {
  const path = ["reacties"];
  const items = itemsView(path, {
    add: t("reaction.add"),
    title: (index) =>
      [t("reaction.one", { number: index + 1 }), textOf(valueAt([...path, index, "feit"]))].filter(Boolean).join(": "),
    make: () => ({}),
    block: (index) => ({ fields: reactionFields([...path, index]) }),
  });
  return simplePage("reactie", t("reaction.text"), [items], place, "verbeteringen");
});

function reactionFields(path) {
  const long = (key) =>
    fieldView([...path, key], "text", { label: t(`reaction.${key}`), hint: t(`reaction.${key}.hint`), long: true });
  const decisions = DECISIONS.map((one) => [one, t(`decision.${one}`)]);
  const [why, change] = [long("waarom"), long("wijziging")];
  const wanted = (field, key, among) => ({
    node: field.node,
    update: () => {
      const isNeeded = among.includes(valueAt([...path, "besluit"]));
      field.node.hidden = !isNeeded && valueAt([...path, key]) === undefined;
      field.update();
    },
  });
  return [
    factView([...path, "feit"], [...path, "tekst_was"]),
    long("tekst"),
    fieldView([...path, "tekst_was"], "text", {
      label: t("reaction.tekst_was"),
      hint: t("reaction.tekst_was.hint"),
    }),
    fieldView([...path, "besluit"], "choice", { label: t("reaction.besluit"), choices: decisions }),
    wanted(why, "waarom", ["deels", "niet"]),
    wanted(change, "wijziging", ["overgenomen", "deels"]),
  ];
}

/** The statement that a reaction is about, chosen from those of the report; below it stands what it says. */
function factView(path, was) {
  const id = idOf(path);
  const error = el("p", { class: "error", id: `${id}~fout`, hidden: true });
  const select = el("select", {
    id,
    class: "norm-select",
    "aria-describedby": `${id}~fout`,
    on: {
      change: () => {
        writeAt(path, select.value || undefined);
        settle();
      },
    },
  });
  const text = el("div", {});
  const node = el(
    "div",
    { class: "field cell", "data-path": id },
    el("label", { for: id }, t("reaction.feit")),
    error,
    select,
    text,
  );
  let shown = "";
  const update = () => {
    const statements = statementsNow();
    const word = textOf(plainWord(valueAt(path)));
    const isStrange = word && !statements.some((one) => one.id === word);
    const mark = JSON.stringify([
      statements.map((one) => [one.id, one.kind, one.norm, one.withdrawn]),
      isStrange && word,
      language,
    ]);
    if (mark !== shown)
      refill(
        select,
        el("option", { value: "" }, t("reaction.choose")),
        isStrange ? el("option", { value: word }, word) : null,
        statements.map(factOption),
      );
    shown = mark;
    select.value = word;
    const found = statements.find((one) => one.id === word);
    refill(text, found ? factText(found, textOf(plainWord(valueAt(was)))) : null);
    showFieldFaults(id, error, [select], true);
  };
  return { node, update };
}

function factOption(one) {
  const title = state.about.results.get(one.norm)?.norm.title;
  const words = [one.id, t(`fact.${one.kind}`), title].filter(Boolean).join(" – ");
  return el("option", { value: one.id }, one.withdrawn ? `${words} (${t("fact.withdrawn")})` : words);
}

/** What a statement says, with its short mark, and whether it changed since the concept. */
function factText(one, was) {
  const mark = textDigest(one.text);
  const changedText = was ? t(was.trim() === mark ? "fact.same" : "fact.changed") : "";
  return [
    el("blockquote", { lang: one.kind === "given" ? "nl" : null }, typed(one.text)),
    el("p", { class: "aside" }, t("fact.mark", { mark }), changedText ? ` ${changedText}` : ""),
  ];
}

// The sources: each with a name of its own that observations call it by.

workPage("bronnen", (place) =>
  simplePage("bronnen", t("sources.text"), [sourcesView()], place, `rondgang/${state.about.stops[0]?.id ?? "andere"}`),
);

function sourcesView() {
  const list = el("div", { class: "blocks" });
  const said = el("p", { class: "error", role: "alert", hidden: true });
  const add = button(t("sources.add"), () => addSource(), { class: "add second" });
  let views = [];
  const names = () => Object.keys(mappingAt(["bronnen"]));
  const addSource = () => {
    let number = names().length + 1;
    while (names().includes(`B${number}`)) number += 1;
    writeAt(["bronnen", `B${number}`], {});
    build();
    settle();
    views.at(-1).node.querySelector("input[type=radio]").focus();
  };
  const remove = (name) => {
    const users = observationsWith(name);
    said.hidden = !users.length;
    if (users.length) {
      said.textContent = t("sources.used", { name, number: users.length });
      return;
    }
    writeAt(["bronnen", name], undefined);
    build();
    settle();
    add.focus();
  };
  const build = () => {
    views = names().map((name) => sourceView(name, () => remove(name), build));
    refill(
      list,
      views.map((view) => view.node),
    );
  };
  const update = () => {
    if (views.length !== names().length) build();
    for (const view of views) view.update();
  };
  build();
  return { node: el("div", {}, list, said, add), update };
}

function sourceView(name, remove, build) {
  const path = ["bronnen", name];
  const id = idOf(path);
  const kinds = Object.keys(CARRIES).map((one) => [one, t(`source.${one}`)]);
  const fields = [
    fieldView([...path, "soort"], "choice", {
      label: t("sources.kind"),
      hint: t("sources.kind.hint"),
      choices: kinds,
    }),
    fieldView([...path, "wat"], "text", { label: t("sources.what"), hint: t("sources.what.hint") }),
  ];
  const sample = ["aantal", "van"].map((key) => fieldView([...path, key], "number", { label: t(`sources.${key}`) }));
  const called = el("input", {
    type: "text",
    class: "line",
    id: `${id}~naam`,
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": `${id}~naamfout`,
  });
  const wrong = el("p", { class: "error", id: `${id}~naamfout`, hidden: true });
  called.value = name;
  called.addEventListener("change", () => {
    const next = cleanText(called.value).trim();
    wrong.hidden = next === name || (next !== "" && !Object.hasOwn(mappingAt(["bronnen"]), next));
    wrong.textContent = wrong.hidden ? "" : t("sources.taken");
    if (!wrong.hidden || next === name) return;
    renameSource(name, next);
    build();
    settle();
    document.getElementById(`${idOf(["bronnen", next])}~naam`)?.focus();
  });
  const node = el(
    "fieldset",
    { class: "block", id },
    el("legend", {}, typed(name)),
    el("div", { class: "field cell" }, el("label", { for: called.id }, t("sources.name")), wrong, called),
    fields.map((one) => one.node),
    el(
      "div",
      { class: "pair" },
      el("p", { class: "hint" }, t("sources.sample")),
      sample.map((one) => one.node),
    ),
    button(t("records.remove"), remove, { class: "quiet remove", "aria-label": `${t("records.remove")}: ${name}` }),
  );
  return { node, update: () => [...fields, ...sample].forEach((one) => one.update()) };
}

/** The observations that name a source, as paths. */
function observationsWith(name) {
  return Object.keys(mappingAt(["normen"])).flatMap((id) =>
    listAt(["normen", id, "waarnemingen"])
      .map((_, index) => ["normen", id, "waarnemingen", index, "bronnen"])
      .filter((path) =>
        listAt(path)
          .map((one) => textOf(plainWord(one)))
          .includes(name),
      ),
  );
}

/** Give a source another name, also in every observation that names it; its place in the file stays. */
function renameSource(name, next) {
  const users = observationsWith(name);
  const pairs = Object.entries(mappingAt(["bronnen"])).map(([key, one]) => [key === name ? next : key, one]);
  writeAt(["bronnen"], fromPairs(pairs));
  for (const path of users)
    writeAt(
      path,
      listAt(path).map((one) => (textOf(plainWord(one)) === name ? next : one)),
    );
}

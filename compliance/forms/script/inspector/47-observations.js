// What the inspector observed about one norm: statements that keep their number, each with its sources and its evidence.

/** The observations of a norm. One is taken away only while it says nothing; after that it is withdrawn, with a reason. */
function observationsView(id) {
  const path = ["normen", id, "waarnemingen"];
  const list = el("div", { class: "blocks" });
  const add = button("", () => addOne(), { class: "add second small" });
  let views = [];
  const addOne = () => {
    const number = nextNumber(path, citedNumbers(id));
    writeAt(path, [...listAt(path), { nr: number }]);
    build();
    settle();
    firstControl(views.at(-1).node)?.focus();
  };
  const remove = (index) => {
    const left = listAt(path).toSpliced(index, 1);
    writeAt(path, left.length ? left : undefined);
    build();
    settle();
    add.focus();
  };
  const build = () => {
    views = listAt(path).map((_, index) => observationView(id, index, () => remove(index)));
    refill(
      list,
      views.map((view) => view.node),
    );
  };
  const update = () => {
    if (views.length !== listAt(path).length) build();
    add.textContent = t(views.length ? "seen.another" : "seen.first");
    for (const view of views) view.update();
  };
  build();
  return { node: el("div", {}, list, add), update };
}

function observationView(id, index, remove) {
  const path = ["normen", id, "waarnemingen", index];
  const text = fieldView([...path, "tekst"], "text", {
    label: t("seen.text"),
    hint: t("seen.text.hint"),
    long: true,
  });
  const sources = sourcesTicked([...path, "bronnen"]);
  const grade = gradeView([...path, "bewijs"], [...path, "bronnen"]);
  const reason = fieldView([...path, "vervallen"], "text", {
    label: t("seen.withdrawn"),
    hint: t("seen.withdrawn.hint"),
  });
  const isWithdrawn = valueAt([...path, "vervallen"]) !== undefined;
  const withdraw = fold(el("summary", {}, t("seen.withdraw")), () => reason.node, {
    class: "fold",
    open: isWithdrawn,
    id: `${idOf(path)}~vervallen`,
  });
  const title = el("legend", {});
  const code = el("p", { class: "code" });
  const away = button(t("seen.remove"), remove, { class: "quiet remove" });
  const node = el(
    "fieldset",
    { class: "block observation", id: idOf(path) },
    title,
    code,
    text.node,
    sources.node,
    grade.node,
    withdraw,
    away,
  );
  const update = () => {
    const number = valueAt([...path, "nr"]);
    title.textContent = t("seen.one", { number: textOf(number) });
    code.textContent = `F-${id}-${textOf(number)}`;
    const isSaid = [valueAt([...path, "tekst"]), valueAt([...path, "vervallen"])].some((one) => one !== undefined);
    away.hidden = isSaid;
    withdraw.hidden = !isSaid;
    node.classList.toggle("withdrawn", valueAt([...path, "vervallen"]) !== undefined);
    for (const one of [text, sources, grade, reason]) one.update();
  };
  return { node, update };
}

/** Which sources an observation rests on; without sources there is a way to them. */
function sourcesTicked(path) {
  const choices = () => Object.entries(mappingAt(["bronnen"])).map(([name, one]) => [name, sourceName(name, one)]);
  const mark = () => JSON.stringify(mappingAt(["bronnen"]));
  const boxes = boxesView(path, { label: t("seen.sources"), choices, mark });
  const none = el("p", { class: "hint" }, t("seen.no_sources"), " ", link(t("part.bronnen"), "bronnen"));
  const node = el("div", {}, boxes.node, none);
  const update = () => {
    none.hidden = choices().length > 0;
    boxes.update();
  };
  return { node, update };
}

function sourceName(name, source) {
  const what = isMapping(source) && isScalar(source.wat) ? textOf(source.wat) : "";
  const kind = isMapping(source) && Object.hasOwn(CARRIES, textOf(source.soort)) ? t(`source.${source.soort}`) : "";
  return el(
    "span",
    {},
    el("b", {}, typed(name)),
    what ? [": ", typed(what)] : "",
    kind ? el("span", { class: "aside" }, ` (${kind})`) : "",
  );
}

/** What an observation rests on; what its sources cannot carry cannot be chosen. */
function gradeView(path, sources) {
  const choices = GRADES.map((one) => [one, t(`grade.${one}`)]);
  const field = fieldView(path, "choice", { label: t("seen.grade"), choices });
  const update = () => {
    const kinds = listAt(sources).map((name) => valueAt(["bronnen", textOf(plainWord(name)), "soort"]));
    const known = kinds.filter((kind) => Object.hasOwn(CARRIES, textOf(kind)));
    const most =
      known.length && known.length === kinds.length ? Math.max(...known.map((kind) => CARRIES[kind])) : GRADES.length;
    for (const input of field.control.inputs) {
      input.disabled = GRADES.indexOf(input.value) > most && !input.checked;
      input.parentElement.classList.toggle("off", input.disabled);
    }
    field.update();
  };
  return { node: field.node, update };
}

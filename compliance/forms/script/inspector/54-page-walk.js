// One stop of the walk: its norms, each a line that opens. And the norms that the walk does not have.

workPage("rondgang", (stop, place) => {
  const ids = [...state.about.stops.map((one) => one.id), "andere"];
  const id = ids.includes(stop) ? stop : ids[0];
  const at = ids.indexOf(id);
  const list = el("div", { class: "entries" });
  let views = [];
  const build = () => {
    views = normsAt(id).map((norm) => entryView(norm));
    refill(
      list,
      views.map((view) => view.node),
    );
  };
  build();
  const next = ids[at + 1];
  const node = el(
    "div",
    { class: "page wide" },
    el(
      "p",
      { class: "crumb" },
      link(t("part.overzicht"), "overzicht"),
      " ",
      el("span", {}, t("walk.of", { number: at + 1, total: ids.length })),
    ),
    pageTitle(t(`station.${id}`)),
    el("p", { class: "lead intro" }, t(id === "andere" ? "walk.others" : "walk.text")),
    id === "andere" ? otherNorm(build, () => views) : null,
    list,
    el(
      "div",
      { class: "actions end" },
      next
        ? link(t("next.part", { name: t(`station.${next}`) }), `rondgang/${next}`, { class: "as-button" })
        : link(t("next.part", { name: t("part.maatregelen") }), "maatregelen", { class: "as-button" }),
      link(t("next.tasks"), "overzicht", { class: "as-button second" }),
    ),
  );
  const update = () => {
    if (views.length !== normsAt(id).length) build();
    for (const view of views) view.update();
  };
  return { title: t(`station.${id}`), node, update, place };
});

/** Add a norm that the walk does not have. */
function otherNorm(build, views) {
  const select = el("select", { id: "andere-norm", class: "norm-select" });
  normOptions(select);
  for (const option of select.querySelectorAll("option[value]:not([value=''])"))
    if (state.about.looks.has(option.value)) option.remove();
  for (const group of select.querySelectorAll("optgroup")) if (!group.children.length) group.remove();
  const add = button(
    t("norms.add"),
    () => {
      const id = select.value;
      if (!id) return;
      if (valueAt(["normen", id]) === undefined) writeAt(["normen", id], {});
      build();
      settle();
      const node = document.getElementById(idOf(["normen", id]));
      node.open = true;
      node.make();
      settle();
      node.querySelector("summary").focus();
    },
    { class: "second" },
  );
  return el(
    "div",
    { class: "panel" },
    el("div", { class: "line-row other-norm" }, el("label", { for: select.id }, t("norms.other")), select, add),
    views().length ? null : el("p", { class: "hint" }, t("walk.none")),
  );
}

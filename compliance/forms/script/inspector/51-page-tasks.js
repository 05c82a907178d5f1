// The task list: the visit, the walk stop by stop, and what comes after it.

workPage("overzicht", () => {
  const { stops } = state.about;
  const rows = [...stops.map((stop) => stop.id), "andere"].map((id) => ({ id, node: el("li", {}) }));
  const parts = (keys) => keys.map((key) => ({ key, node: el("li", {}) }));
  const [before, after] = [
    parts(["bezoek", "bronnen"]),
    parts(["maatregelen", "stand", "reactie", "verbeteringen", "bewaren"]),
  ];
  const messages = el("div", {});
  const list = (items) =>
    el(
      "ul",
      { class: "tasks" },
      items.map((one) => one.node),
    );
  const node = el(
    "div",
    { class: "page" },
    pageTitle(t("part.overzicht")),
    el("p", { class: "lead" }, typed(locationName()), `, ${dayWords(state.about.report.referenceDate)}`),
    messages,
    el("h2", {}, t("tasks.first")),
    list(before),
    el("h2", {}, t("tasks.walk")),
    el("p", { class: "hint" }, t("tasks.walk.hint")),
    list(rows),
    el("h2", {}, t("tasks.after")),
    list(after),
  );
  const update = () => {
    refill(messages, aboutMessages());
    for (const row of rows) {
      const norms = normsAt(row.id);
      const judged = norms.filter((id) => !isAbsent(mappingAt(["normen", id]).oordeel)).length;
      const seen = norms.filter((id) => listAt(["normen", id, "waarnemingen"]).length).length;
      const wrong = norms.reduce((sum, id) => sum + faultsWithin(["normen", id]).length, 0);
      const text = [
        norms.length ? t("walk.progress", { judged, seen, total: norms.length }) : t("walk.none"),
        wrong ? numbered("progress.faults", wrong) : "",
      ];
      const status =
        wrong || (judged || seen ? judged < norms.length : false)
          ? "busy"
          : norms.length && judged === norms.length
            ? "done"
            : norms.length
              ? "todo"
              : "none";
      refill(
        row.node,
        taskRow(link(t(`station.${row.id}`), `rondgang/${row.id}`), status, text.filter(Boolean).join(", ")),
      );
    }
    for (const { key, node: place } of [...before, ...after]) {
      refill(
        place,
        el("div", { class: "task" }, link(t(`part.${key}`), key), el("span", { class: "progress" }, partProgress(key))),
      );
    }
  };
  return { title: t("part.overzicht"), node, update };
});

/** The norms that stand at a stop; the other norms are those in the file that the walk does not have. */
function normsAt(id) {
  const stop = state.about.stops.find((one) => one.id === id);
  if (stop) return stop.looks.map((look) => look.result.id);
  return Object.keys(mappingAt(["normen"])).filter((norm) => !state.about.looks.has(norm));
}

function partProgress(key) {
  const path = {
    bronnen: ["bronnen"],
    maatregelen: ["maatregelen"],
    reactie: ["reacties"],
    verbeteringen: ["verbeteringen_na_concept"],
    bezoek: ["bezoek"],
  }[key];
  if (key === "stand") return t(`state.${inspected().written.status.stand}`);
  if (key === "bewaren")
    return inspected().faults.length ? numbered("faults.count", inspected().faults.length) : t("faults.none");
  if (key === "bezoek")
    return [textOf(valueAt(["bezoek", "soort"])), numbered("visit.days", listAt(["bezoek", "data"]).length)]
      .filter(Boolean)
      .join(", ");
  const value = valueAt(path);
  const number = isScalar(value) ? 0 : Object.keys(value).length;
  const wrong = faultsWithin(path).length;
  return [numbered(`count.${key}`, number), wrong ? numbered("progress.faults", wrong) : ""].filter(Boolean).join(", ");
}

/** What somebody has to know about the files: made with another rulebook, or a self-report of an earlier version. */
function aboutMessages() {
  const used = `${state.rulebook.data.id} ${state.rulebook.data.version}`;
  const made = textOf(valueAt(["regelboek"]));
  const lines = [...state.about.messages];
  const other = made && made !== used ? el("p", { class: "panel warning" }, t("about.rulebook", { made, used })) : null;
  const told = lines.length
    ? el(
        "section",
        { class: "panel warning" },
        el("h2", {}, t("open.changed")),
        dutch(
          "ul",
          {},
          lines.map((one) => el("li", {}, one)),
        ),
      )
    : null;
  return [other, told];
}

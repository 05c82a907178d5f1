// The task list: every theme with how far it is.

pages.set("overzicht", () => {
  const head = el("li", {});
  const rows = askedThemes().map((one) => ({ ...one, node: el("li", {}) }));
  const whole = el("p", { class: "lead" });
  const messages = el("div", {});
  const node = el(
    "div",
    { class: "page" },
    pageTitle(t("tasks.title")),
    messages,
    whole,
    el("h2", {}, t("tasks.first")),
    el("ul", { class: "tasks" }, head),
    el("h2", {}, t("tasks.themes")),
    el("ul", { class: "tasks" }, rows.map((row) => row.node)),
    el("h2", {}, t("tasks.after")),
    el(
      "ul",
      { class: "tasks after" },
      [
        ["uitkomsten", "tasks.outcomes"],
        ["antwoorden", "tasks.answers"],
        ["bewaren", "tasks.save"],
      ].map(([target, key]) => el("li", {}, el("div", { class: "task" }, link(t(key), target), el("span", { class: "progress" }, t(`${key}.text`))))),
    ),
    el("p", { class: "small" }, t("tasks.filled_in")),
  );
  const update = () => {
    const location = headProgress();
    const text = location.left ? numbered("left", location.left) : "";
    refill(head, taskRow(link(t("head.title"), "locatie"), location.status, text));
    let done = 0;
    let needed = 0;
    for (const row of rows) {
      const progress = progressOf(row);
      if (progress.status !== "none") needed += 1;
      if (progress.status === "done") done += 1;
      refill(row.node, taskRow(link(row.theme.title, `thema/${row.theme.id}`, { lang: "nl" }), progress.status, progressText(progress)));
    }
    whole.textContent = t("tasks.done", { done, total: needed });
    const setting = isAbsent(state.json.locatie?.setting)
      ? el("p", { class: "panel" }, t("tasks.no_setting"), " ", link(t("tasks.set_setting"), `locatie/${encodeURIComponent("locatie.setting")}`))
      : null;
    refill(messages, setting, messagesPanel(), leftNotice());
  };
  return { title: t("tasks.title"), node, update };
});

/** What changed in a file because it is of an earlier version. */
function messagesPanel() {
  if (!state.messages?.length) return null;
  return el("section", { class: "panel warning" }, el("h2", {}, t("open.changed")), dutch("ul", {}, state.messages.map((one) => el("li", {}, one))));
}

/** Say that something of an opened file did not fit, as long as nobody has looked at it. */
function leftNotice() {
  if (!state.left.length) return null;
  return el("p", { class: "panel warning" }, numbered("left_over.notice", state.left.length), " ", link(t("left_over.look"), "vervallen"));
}

pages.set("vervallen", () => {
  const rows = state.left.map((one) => el("div", {}, el("dt", {}, typed(one.place.slice(0, 200))), el("dd", {}, typed(one.text))));
  const text = state.left.map((one) => `${one.place}: ${one.text}`).join("\n");
  const seen = () => {
    state.left = [];
    changed();
    goTo("overzicht");
  };
  const node = el(
    "div",
    { class: "page" },
    pageTitle(t("left_over.title")),
    el("p", { class: "lead" }, t(state.left.length ? "left_over.text" : "left_over.nothing")),
    rows.length ? el("dl", { class: "left-over" }, rows) : null,
    rows.length
      ? el(
          "div",
          { class: "actions end" },
          button(t("left_over.seen"), seen),
          button(t("left_over.copy"), () => download("past-niet-meer.txt", text, "text/plain"), { class: "second" }),
        )
      : link(t("nav.tasks"), "overzicht"),
  );
  return { title: t("left_over.title"), node };
});

// How far the report is: its state, the codes and the days, and what is possible next.

workPage("stand", (place) => {
  const steps = el("div", {});
  const code = (key) => fieldView(["status", key], "text", { label: t(`status.${key}`), hint: t("status.code.hint") });
  const day = (key) => fieldView(["status", key], "date", { label: t(`status.${key}`), hint: t("hint.date") });
  const none = fieldView(["status", "geen_reactie"], "choice", {
    label: t("status.geen_reactie"),
    choices: ["nee", "ja"].map((one) => [one, t(`status.geen_reactie.${one}`)]),
  });
  const fields = [
    code("opgesteld_door"),
    day("concept_van"),
    day("reactie_tot"),
    none,
    code("vastgesteld_door"),
    day("vastgesteld_op"),
    day("openbaar_op"),
  ];
  const now = { node: steps, update: () => showSteps(steps) };
  const groups = [
    ["status.concept", fields.slice(0, 3)],
    ["status.reaction", fields.slice(3, 4)],
    ["status.establish", fields.slice(4, 6)],
    ["status.public", fields.slice(6)],
  ].map(([key, some]) => ({
    node: el(
      "section",
      { class: "question page" },
      el("h2", {}, t(key)),
      some.map((one) => one.node),
    ),
    update: () => some.forEach((one) => one.update()),
  }));
  return simplePage("stand", "", [now, ...groups], place, "reactie");
});

let shownSteps = "";

/** Where the report is, and what can follow; made anew only when that changes, so that the focus stays. */
function showSteps(place) {
  const { written, faults } = inspected();
  const now = written.status.stand;
  const isRead = faults.every((one) => one.id !== "status/stand" || one.code === "I516");
  const steps = NEXT_STATES[now].map((next) => ({ next, missing: lackingFor(written, next) }));
  const own = lackingFor(written, now);
  const mark = JSON.stringify([now, isRead, steps, own, language]);
  if (mark === shownSteps && place.hasChildNodes()) return;
  shownSteps = mark;
  const change = (next) => () => {
    writeAt(["status", "stand"], next);
    settle();
    announce(t("status.now", { state: t(`state.${next}`) }));
    place.querySelector("h2").focus();
  };
  const before = STATES[STATES.indexOf(now) - 1];
  refill(
    place,
    el(
      "section",
      { class: "panel", id: "status/stand" },
      el("h2", { tabindex: "-1" }, t("status.now", { state: t(`state.${now}`) })),
      isRead
        ? null
        : el(
            "p",
            { class: "error" },
            t("status.unread"),
            " ",
            button(t("status.set", { state: t("state.concept") }), change("concept"), {
              class: "small second",
            }),
          ),
      own.length
        ? [
            el("p", { class: "error" }, t("status.lacks")),
            lackingList(own),
            before
              ? el(
                  "div",
                  { class: "actions" },
                  button(t("status.back", { state: t(`state.${before}`) }), change(before), {
                    class: "second",
                  }),
                )
              : null,
          ]
        : null,
      steps.length || own.length ? null : el("p", {}, t("status.last")),
      steps.map(({ next, missing }) => [
        el("h3", {}, t("status.next", { state: t(`state.${next}`) })),
        missing.length
          ? [el("p", {}, t("status.lacking")), lackingList(missing)]
          : el(
              "div",
              { class: "actions" },
              el("span", {}, t("status.complete")),
              button(t("status.set", { state: t(`state.${next}`) }), change(next), { class: "second" }),
            ),
      ]),
    ),
  );
}

function lackingList(missing) {
  return el(
    "ul",
    {},
    missing.map((one) =>
      el(
        "li",
        {},
        el(
          "a",
          { href: `#${hrefOfPath(one.path)}`, on: { click: (event) => jumpTo(event, idOf(one.path)) } },
          lackingText(one),
        ),
      ),
    ),
  );
}

/** A link to a place on the page that is shown already moves the focus itself. */
function jumpTo(event, id) {
  if (document.getElementById(id) && focusPlace(id)) event.preventDefault();
}

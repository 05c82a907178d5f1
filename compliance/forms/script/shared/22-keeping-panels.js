// What a page shows of keeping: going on with what was kept, and asking whether the browser may keep the work.

/** What this browser kept before: go on with it, or begin anew. */
function keptPanel() {
  let record = null;
  try {
    record = keptRecord();
  } catch {
    return null;
  }
  if (!record?.kept) {
    return el("div", { class: "panel" }, el("p", {}, t("kept.unreadable")), button(t("kept.clear"), () => (stopKeeping(), settle())));
  }
  const name = FORM.nameOf(record.kept).slice(0, 80);
  const goOn = () => {
    takeKept();
    goTo(FORM.goOn());
  };
  const clear = async () => {
    if (await confirmed(t("wipe.title"), t("wipe.text"), t("wipe.yes"))) {
      stopKeeping();
      settle();
    }
  };
  return el(
    "div",
    { class: "panel" },
    el("h2", {}, t("kept.title")),
    el("p", {}, name ? typed(name) : t("kept.unnamed"), ` – ${t("kept.at", { day: record.at.toLocaleDateString(language === "nl" ? "nl-NL" : "en-GB"), time: clockText(record.at) })}`),
    el("div", { class: "actions" }, button(t("kept.go_on"), goOn), button(t("kept.clear"), clear, { class: "second" })),
  );
}

let shownConsent = () => {};

/** Ask whether the form may keep the work in this browser; says what that means. */
function consentPanel() {
  const place = el("section", { class: "panel keep", "aria-labelledby": "tussendoor" });
  let before = "";
  shownConsent = () => {
    const mark = `${keeping.state} ${keeping.problem} ${language}`;
    if (mark === before) return;
    before = mark;
    const start = button(t("keep.yes"), () => {
      startKeeping();
      settle();
      announce(savedText() || t("keep.failed"));
      place.querySelector("h2").focus();
    });
    const stop = button(t("keep.stop"), () => wipe(place), { class: "second" });
    const isOn = keeping.state === "on";
    refill(
      place,
      el("h2", { id: "tussendoor", tabindex: "-1" }, t("keep.title")),
      el("p", {}, t(isOn ? "keep.is_on" : "keep.text")),
      isOn ? null : el("p", {}, t("keep.shared")),
      keeping.problem ? el("p", { class: "error" }, t(`notice.${keeping.problem}`)) : null,
      keeping.state === "found" ? el("p", {}, t("keep.found")) : null,
      el("div", { class: "actions" }, isOn ? stop : keeping.state === "found" ? null : start),
    );
  };
  shownConsent();
  return place;
}

/** Take away what the browser keeps, after asking. */
async function wipe(place) {
  if (!(await confirmed(t("wipe.title"), t("wipe.text"), t("wipe.yes")))) return;
  stopKeeping();
  settle();
  announce(t("wipe.done"));
  place.querySelector("h2")?.focus();
}

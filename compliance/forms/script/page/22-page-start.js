// The first page: what this is, going on with what was kept, and opening a saved file.

pages.set("start", () => {
  const kept = el("div", {});
  const opened = el("div", { class: "opened" });
  const node = el(
    "div",
    { class: "page narrow" },
    pageTitle(t("start.title")),
    dutch("p", { class: "lead" }, state.rulebook.data.title, state.rulebook.data.selection.profile === "volledig" ? "" : `: ${state.rulebook.data.selection.title.toLowerCase()}`),
    el("p", { class: "lead" }, t("start.lead")),
    kept,
    el("div", { class: "actions" }, link(t("start.begin"), "locatie", { class: "as-button" }), fileButton(t("start.open"), (file) => openFile(file, opened))),
    opened,
    el("h2", {}, t("start.know")),
    el("ul", { class: "points" }, ["offline", "persons", "incomplete", "unknown", "judgement"].map((key) => el("li", {}, t(`start.${key}`)))),
    consentPanel(),
  );
  const update = () => {
    refill(kept, keeping.state === "found" ? keptPanel() : null);
    shownConsent();
  };
  return { title: t("start.title"), node, update };
});

/** What this browser kept before: go on with it, or begin anew. */
function keptPanel() {
  let record = null;
  try {
    record = keptRecord();
  } catch {
    return null;
  }
  if (!record?.json) {
    return el("div", { class: "panel" }, el("p", {}, t("kept.unreadable")), button(t("kept.clear"), () => (stopKeeping(), settle())));
  }
  const name = textOf(isMapping(record.json.locatie) ? record.json.locatie.naam : "").slice(0, 80);
  const goOn = () => {
    takeKept();
    goTo(state.left.length ? "vervallen" : "overzicht");
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

/** A button for choosing a file. */
function fileButton(text, chosen, given = {}) {
  const id = `bestand-${Math.random().toString(36).slice(2)}`;
  const input = el("input", {
    type: "file",
    id,
    class: "file",
    accept: ".json,application/json",
    on: {
      change: () => {
        const [file] = input.files;
        input.value = "";
        if (file) chosen(file);
      },
    },
  });
  return el("span", { class: "file-button" }, input, el("label", { for: id, class: `as-button ${given.class ?? "second"}` }, text));
}

/** Read a file that was chosen; `done` gets its data, and `place` says what is wrong with it. */
async function readFile(file, place, done) {
  try {
    if (file.size > MOST_BYTES) throw new NotOpened("open.large");
    const json = parsedFile(await file.text());
    refill(place);
    done(json);
  } catch (error) {
    const key = error instanceof NotOpened ? error.key : "open.no_json";
    const box = el("p", { class: "error", role: "alert" }, typed(file.name), `: ${t(key)}`);
    refill(place, box);
  }
}

async function openFile(file, place) {
  if (isUnsaved() && !(await confirmed(t("open.over.title"), t("open.over.text"), t("open.over.yes")))) return;
  await readFile(file, place, (json) => {
    const messages = openReport(json);
    state.filed = state.revision;
    state.filedAt = null;
    state.messages = messages;
    goTo(state.left.length ? "vervallen" : "overzicht");
    announce(t("open.done"));
  });
}

/** Put a self-report in the form; gives what changed because it is of an older version. */
function openReport(json) {
  const { json: current, messages } = migrated(state.rulebook, json);
  const fit = fitted({ ...current, regelboek: rulebookName(state.rulebook) });
  state.left = fit.left;
  replaceReport(fit.json);
  return messages;
}

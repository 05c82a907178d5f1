// Adding a part that somebody else filled in, and taking answers along that hold for a whole organisation.

pages.set("samenvoegen", () => mergePage("merge.part", "merge.part.text", true));
pages.set("meenemen", () => mergePage("merge.house", "merge.house.text", false));

function mergePage(title, text, isPart) {
  const place = el("div", {});
  const wrong = el("div", {});
  const chosen = (file) =>
    readFile(file, wrong, parsedFile, (json) => {
      const fit = fitted(migrated(state.rulebook, json).json);
      if (isPart) showComparison(place, fit, true, new Set(state.rulebook.data.themes.map((one) => one.id)));
      else chooseThemes(place, fit);
    });
  const node = el(
    "div",
    { class: "page" },
    pageTitle(t(title)),
    el("p", { class: "lead" }, t(text)),
    fileButton(t("merge.choose"), chosen),
    wrong,
    place,
  );
  return { title: t(title), node };
}

/** Of an organisation's file only themes are taken, never the location. */
function chooseThemes(place, fit) {
  const filled = askedThemes().filter(({ questions }) =>
    questions.some((one) => !isAbsent(new Box(fit.json).slot(one).get())),
  );
  if (!filled.length) {
    refill(place, el("p", { class: "panel", role: "alert" }, t("merge.empty")));
    return;
  }
  const boxes = filled.map(({ theme }) => el("input", { type: "checkbox", value: theme.id }));
  const show = () => {
    const themes = new Set(boxes.filter((one) => one.checked).map((one) => one.value));
    showComparison(results, fit, false, themes);
  };
  const results = el("div", {});
  refill(
    place,
    el(
      "fieldset",
      { class: "question" },
      el("legend", {}, el("h2", { tabindex: "-1" }, t("merge.themes"))),
      filled.map(({ theme }, index) => el("label", { class: "choice", lang: "nl" }, boxes[index], el("span", {}, theme.title))),
      el("div", { class: "actions" }, button(t("merge.compare"), show)),
    ),
    results,
  );
  place.querySelector("h2").focus();
}

/** What both say, conflicts side by side; nothing is chosen until somebody does. */
function showComparison(place, fit, withHead, themes) {
  const found = new Comparison(state.json, fit.json, withHead, themes);
  const choices = found.conflicts.map(() => null);
  const rows = found.conflicts.map((one, index) => conflictView(one, index, choices));
  const wrong = el("p", { class: "error", role: "alert", hidden: true });
  const take = () => {
    const first = choices.indexOf(null);
    if (first >= 0) {
      wrong.hidden = false;
      wrong.textContent = t("merge.undecided", { number: choices.filter((one) => one === null).length });
      rows[first].querySelector("input").focus();
      return;
    }
    state.left = [...state.left, ...fit.left];
    replaceReport(found.merged(choices));
    goTo(state.left.length ? "vervallen" : "overzicht");
    announce(t("merge.done"));
  };
  const counts = { equal: found.equal, mine: found.onlyMine, theirs: found.onlyTheirs, conflicts: found.conflicts };
  const isNothing = !found.onlyTheirs.length && !found.conflicts.length;
  refill(
    place,
    el("h2", { tabindex: "-1" }, t("merge.found")),
    el("ul", {}, Object.entries(counts).map(([key, pairs]) => el("li", {}, numbered(`merge.${key}`, pairs.length)))),
    fit.left.length ? el("p", { class: "panel warning" }, numbered("left_over.notice", fit.left.length)) : null,
    found.onlyTheirs.length ? fold(el("summary", {}, t("merge.added")), () => addedList(found.onlyTheirs), { class: "fold" }) : null,
    rows,
    wrong,
    isNothing
      ? el("p", { class: "panel" }, t("merge.nothing"))
      : el("div", { class: "actions end" }, button(t("merge.take"), take), link(t("cancel"), "overzicht", { class: "as-button second" })),
  );
  place.querySelector("h2").focus();
}

function addedList(pairs) {
  const rows = pairs.map((one) => rowOf(dutch("span", {}, one.label), readView(one.theirs), "", false));
  return el("dl", { class: "answers" }, rows);
}

/** An answer of a file in words; what cannot be read is shown as it was typed. */
function readView(slot) {
  const answer = slot.read();
  if (isGiven(answer) || isAbsent(slot.answer)) return answerView(slot.question, answer);
  return typed(isScalar(slot.answer) ? textOf(slot.answer) : JSON.stringify(slot.answer));
}

function conflictView(one, index, choices) {
  const side = (key, slot) => {
    const input = el("input", { type: "radio", name: `conflict-${index}`, value: key, on: { change: () => (choices[index] = key) } });
    return el("label", { class: "choice side-by-side" }, input, el("span", {}, el("b", {}, t(`merge.side.${key}`)), readView(slot)));
  };
  return el(
    "fieldset",
    { class: "question conflict" },
    el("legend", {}, dutch("h3", {}, one.label)),
    el("div", { class: "sides" }, side("mine", one.mine), side("theirs", one.theirs)),
  );
}

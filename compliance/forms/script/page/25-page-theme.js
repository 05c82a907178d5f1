// One theme: its questions, who answered them, and what follows so far.

pages.set("thema", (id, place) => {
  const asked = askedThemes();
  const index = asked.findIndex((one) => one.theme.id === id);
  if (index < 0) return pages.get("overzicht")();
  const { theme, questions } = asked[index];
  const views = questions.map((question) => questionView(question, slotOf(question), { level: "page", record: () => null }));
  const summary = el("div", {});
  const waiting = el("div", { class: "waiting" });
  const none = el("p", { class: "panel" }, t("theme.nothing"));
  const who = whoAnswered(theme);
  const outcomePlace = el("section", { class: "so-far", "aria-labelledby": "tot-nu" });
  // Which theme comes next may change with an answer on this page.
  const following = () =>
    asked.slice(index + 1).find((one) => one.questions.some((each) => opennessOf(each) !== CLOSED));
  const next = () => {
    const target = following() ? `thema/${following().theme.id}` : "uitkomsten";
    const faults = questions.flatMap((one) => faultsIn(`antwoorden.${one.id}`));
    if (!faults.length) return goTo(target);
    showSummary(summary, faults, target);
  };
  const onwards = button("", next);
  const node = el(
    "div",
    { class: "page" },
    el("p", { class: "crumb" }, link(t("nav.tasks"), "overzicht"), " ", el("span", {}, t("theme.of", { number: index + 1, total: asked.length }))),
    pageTitle(theme.title, { lang: "nl" }),
    dutch("p", { class: "lead intro" }, theme.intro),
    summary,
    none,
    views.map((view) => view.node),
    waiting,
    who,
    outcomePlace,
    el(
      "div",
      { class: "actions end" },
      onwards,
      link(t("next.tasks"), "overzicht", { class: "as-button second" }),
    ),
  );
  let before = null;
  const update = (isSettled) => {
    for (const view of views) view.update();
    const isAsked = views.some((view) => !view.node.hidden) || questions.some((one) => opennessOf(one) === WAITING);
    none.hidden = isAsked;
    who.hidden = !isAsked;
    onwards.textContent = t(following() ? "next.theme" : "next.outcomes");
    refill(waiting, waitingText(questions));
    if (!isSettled) return;
    const told = soFar(theme);
    if (told.mark === before) return;
    if (before !== null && told.text) announce(told.text);
    before = told.mark;
    refill(outcomePlace, told.nodes);
  };
  return { title: theme.title, node, update, place };
});

/** Which questions wait for another answer, and for which. */
function waitingText(questions) {
  const waiting = questions.filter((one) => opennessOf(one) === WAITING);
  if (!waiting.length) return null;
  const needed = distinct(waiting.flatMap((one) => known().facts.openness(one, null)[1]));
  const links = needed.slice(0, 5).map((one) => el("li", {}, missingLink(one)));
  return el("div", { class: "panel quiet-panel" }, el("p", {}, numbered("theme.waiting", waiting.length)), el("ul", {}, links));
}

/** Who answered this theme, and on which sample. */
function whoAnswered(theme) {
  const line = (key, label) => {
    const slot = wordSlot(`themas.${theme.id}.${key}`);
    const input = el("input", {
      type: "text",
      class: "line text",
      id: slot.path,
      autocomplete: "off",
      "aria-describedby": `${slot.path}~hint`,
      on: { input: () => slot.set(input.value.trim() ? input.value : undefined) },
    });
    input.value = slot.word;
    return el("div", { class: "words-line" }, el("label", { for: slot.path }, t(label)), el("p", { class: "hint", id: `${slot.path}~hint` }, t(`${label}.hint`)), input);
  };
  const filled = isMapping(state.json.themas) && state.json.themas[theme.id];
  return fold(
    el("summary", {}, t("theme.who")),
    () => [line("ingevuld_door", "theme.by"), line("steekproef", "theme.sample")],
    { class: "fold who", open: Boolean(filled) },
  );
}

/** What follows so far for a theme; quiet, and the same sentences as everywhere. */
function soFar(theme) {
  const found = outcomes();
  const heading = el("h2", { id: "tot-nu" }, t("so_far.title"));
  if (!found) return { mark: `no day ${language}`, text: "", nodes: [heading, noDay()] };
  const mine = found.norms.filter((result) => result.norm.theme === theme.id);
  const counts = countsOf(mine);
  const text = counts.map(([outcome, number]) => `${number} ${PRINTED.get(outcome)}`).join(", ");
  const breached = mine.filter((result) => isBreached(result.outcome) && result.primary !== false);
  return {
    mark: JSON.stringify([mine.map((one) => [one.outcome, one.reason]), language]),
    text: text ? `${t("so_far.title")}: ${text}` : "",
    nodes: [
      heading,
      el("ul", { class: "counts" }, counts.map(([outcome, number]) => el("li", {}, outcomeMark(outcome), ` ${number}`))),
      breached.map(findingView),
      el("p", { class: "small" }, t("foot.self"), " ", link(t("so_far.all"), "uitkomsten")),
    ],
  };
}

function noDay() {
  return el("p", { class: "panel" }, t("outcomes.no_day"), " ", link(t("outcomes.fill_day"), `locatie/peildatum`));
}

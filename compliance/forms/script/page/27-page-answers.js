// All answers on one page, to read once more before saving or printing.

pages.set("antwoorden", () => {
  const open = openAnswers();
  const { faults } = known();
  const node = el(
    "div",
    { class: "page" },
    pageTitle(t("answers.title")),
    el("p", { class: "lead" }, open.length ? numbered("answers.open", open.length) : t("answers.complete")),
    faults.length ? faultsPanel(faults) : null,
    open.length ? fold(el("summary", {}, t("answers.list")), () => openList(open), { class: "fold" }) : null,
    answersView(true),
    el("div", { class: "actions end" }, link(t("nav.save"), "bewaren", { class: "as-button" }), button(t("print.answers"), printReport, { class: "second" })),
  );
  return { title: t("answers.title"), node };
});

function openList(open) {
  return el("ul", {}, open.map((one) => el("li", {}, missingLink(one))));
}

function faultsPanel(faults) {
  const rows = faults.map((fault) => {
    const question = answeredAt(fault.path);
    return el("li", {}, link(placeName(fault.path), hrefOf(fault.path)), `: ${faultText(fault, question)}`);
  });
  return el("section", { class: "panel warning" }, el("h2", {}, t("faults.title")), el("p", {}, t("faults.intro")), el("ul", {}, rows));
}

/** Every question that is asked with its answer, a theme at a time. */
function answersView(withLinks) {
  const { report } = known();
  const { periode, peildatum, ingevuld_door } = state.json;
  const period = isMapping(periode) ? periode : {};
  const head = [...state.rulebook.questions.values()].filter((one) => one.header);
  const words = [period.van, period.tot_en_met, peildatum, ingevuld_door];
  const rows = [
    head.map((question) => answerRow(question, report.answers.get(question.id) ?? {}, withLinks)),
    [...HEAD_WORDS].map(([path, key], index) => {
      const value = words[index];
      const text = isBlank(value) ? el("span", { class: "missing" }, t("answer.none")) : typed(headText(path, value));
      return rowOf(t(key), text, path, withLinks);
    }),
  ];
  return [
    el("section", {}, el("h2", {}, t("head.title")), el("dl", { class: "answers" }, rows)),
    allThemes().map(({ theme, questions }) => themeAnswers(theme, questions, report, withLinks)),
  ];
}

function headText(path, value) {
  return (path === "ingevuld_door" ? "" : echoOf(wordSlot(path, "date"))) || textOf(value);
}

function themeAnswers(theme, questions, report, withLinks) {
  const open = questions.filter((one) => opennessOf(one) === OPEN);
  const isFilled = (one) => !one.header && slotOf(one).get() !== undefined;
  const unused = questions.filter((one) => opennessOf(one) !== OPEN && isFilled(one));
  const unasked = theme.questions.filter((one) => !questions.includes(one) && isFilled(one));
  if (!open.length && !unused.length && !unasked.length) return null;
  const who = isMapping(state.json.themas) && isMapping(state.json.themas[theme.id]) ? state.json.themas[theme.id] : {};
  return el(
    "section",
    {},
    dutch("h2", {}, theme.title),
    who.ingevuld_door ? el("p", { class: "aside" }, `${t("theme.by")}: `, typed(textOf(who.ingevuld_door))) : null,
    who.steekproef ? el("p", { class: "aside" }, `${t("theme.sample")}: `, typed(textOf(who.steekproef))) : null,
    el("dl", { class: "answers" }, open.map((one) => answerRow(one, report.answers.get(one.id) ?? {}, withLinks))),
    asideAnswers("answers.unused", unused, report),
    asideAnswers("answers.unasked", unasked, report),
  );
}

/** Answers that stand in the file and are not asked here; they stay in it. */
function asideAnswers(title, questions, report) {
  if (!questions.length) return null;
  const rows = questions.map((one) => answerRow(one, report.answers.get(one.id) ?? {}, false));
  return [el("h3", {}, t(title)), el("dl", { class: "answers" }, rows)];
}

function answerRow(question, answer, withLinks) {
  const path = question.header ? `locatie.${question.local}` : `antwoorden.${question.id}`;
  const value = isGiven(answer) ? undefined : countedValue(question);
  const shown = value === undefined ? answerView(question, answer) : answerView(question, { value, note: t("share.by_list") });
  return rowOf(dutch("span", {}, question.label), shown, path, withLinks);
}

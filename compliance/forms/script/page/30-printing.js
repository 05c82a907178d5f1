// Printing: the filled form as a report, and the blank form for a visit.

let printing = "report";

function printReport() {
  printing = "report";
  window.print();
}

function printBlank() {
  printing = "blank";
  window.print();
}

function beforePrint() {
  const found = outcomes();
  const isReport = printing === "report" && found !== null;
  document.adoptedStyleSheets = isReport ? [pageEdges(found)] : [];
  refill(document.getElementById("druk"), printing === "blank" ? blankPrint() : isReport ? reportPrint(found) : answersPrint());
}

function afterPrint() {
  document.getElementById("druk").replaceChildren();
  document.adoptedStyleSheets = [];
  printing = "report";
}

/** The filled form as the report of the program. */
function reportPrint(found) {
  return dutch("div", { class: "report" }, renderReport(found, state.report));
}

/** Without a reference date there is no report: then the answers so far. */
function answersPrint() {
  return [el("h1", {}, t("answers.title")), el("p", {}, t("foot.self")), noDay(), answersView(false)];
}

/** The questions on paper: boxes to tick and lines to write on. */
function blankPrint() {
  const header = [...state.rulebook.questions.values()].filter((one) => one.header);
  const words = ["head.from", "head.until", "head.day", "head.by"];
  return [
    el("h1", {}, t("start.title")),
    dutch("p", {}, state.rulebook.data.title),
    header.map((one) => blankQuestion(one)),
    words.map((key) => el("div", { class: "blank" }, el("p", { class: "ask" }, t(key)), key === "head.by" ? blankLine() : blankPlace(""))),
    askedThemes().map(({ theme, questions }) => {
      const asked = questions.filter((one) => opennessOf(one) !== CLOSED);
      if (!asked.length) return null;
      return el("section", { class: "blank-theme" }, dutch("h2", {}, theme.title), dutch("p", {}, theme.intro), asked.map((one) => blankQuestion(one)));
    }),
  ];
}

function blankLine() {
  return el("div", { class: "blank-line" });
}

function blankQuestion(question) {
  return dutch(
    "div",
    { class: "blank" },
    el("p", { class: "ask" }, question.ask),
    question.asked_when && !isDecided(question) ? el("p", { class: "aside" }, el("span", { lang: language }, t("print.only_if")), ` ${question.asked_when}.`) : null,
    blankBody(question),
  );
}

/** A question that is asked anyway needs no condition on paper; one in a record depends on that record. */
function isDecided(question) {
  return question.scope === null && opennessOf(question) === OPEN;
}

/** Room for a number or a day. */
function blankPlace(unit) {
  return el("p", { class: "blank-place" }, "………………………… ", unit);
}

function blankBody(question) {
  const box = (text) => el("li", {}, `☐ ${text}`);
  if (question.type === "yes_no") return el("ul", { class: "boxes" }, [t("yes"), t("no")].map(box));
  if (question.type === "choice") return el("ul", { class: "boxes" }, [...question.options.values()].map(box));
  if (question.type === "several") {
    return el("ul", { class: "boxes rows" }, [...question.options.values()].map((text) => el("li", {}, `${text}: ☐ ${t("yes")} ☐ ${t("no")}`)));
  }
  if (question.type === "share") return el("p", { class: "blank-place" }, `……… ${t("share.of")} ……… `, question.unit?.[1]);
  if (["number", "decimal", "date", "instant", "duration"].includes(question.type)) return blankPlace(question.unit?.[1]);
  if (question.hasFields) {
    const fields = () => question.fields.map((field) => blankQuestion(field));
    if (question.type === "table" && question.fields.length === 1) {
      const rows = [...question.rows.values()].map((row) => el("li", {}, el("span", {}, row), blankBody(question.fields[0])));
      return [el("p", { class: "aside" }, question.fields[0].ask), el("ul", { class: "blank-rows" }, rows)];
    }
    if (question.type === "table") return [...question.rows.values()].map((row) => el("div", { class: "blank-row" }, el("p", { class: "row-name" }, row), fields()));
    return el("div", { class: "blank-row" }, fields());
  }
  return blankLine();
}

// One norm on the walk: a line that opens into three things side by side, none of which changes another: what the
// self-report gives, what the inspector observed, and the judgement.

const ENTRY_KEYS = ["waarnemingen", "oordeel", "motivering"];

function entryView(id) {
  const path = ["normen", id];
  const result = state.about.results.get(id);
  const status = el("span", { class: "entry-status" });
  let parts = null;
  const content = () => {
    parts = [givenView(id), observedView(id), judgedView(id)];
    for (const part of parts) part.update();
    return el(
      "div",
      { class: "three" },
      parts.map((part) => part.node),
    );
  };
  const summary = el(
    "summary",
    { id: `${idOf(path)}~kop` },
    result ? outcomeMark(result.outcome) : null,
    el("span", { class: "severity" }, result ? result.severity : ""),
    dutch("span", { class: "entry-title" }, result ? result.norm.title : id),
    status,
  );
  const node = fold(summary, content, { class: `entry ${result?.outcome ?? ""}`, id: idOf(path) });
  const update = () => {
    refill(status, entryStatus(id));
    for (const part of parts ?? []) part.update();
  };
  return { node, update };
}

/** Whether anything was added to a norm, in a few words. */
function entryStatus(id) {
  const entry = mappingAt(["normen", id]);
  const wrong = faultsWithin(["normen", id]).length;
  const seen = listAt(["normen", id, "waarnemingen"]).length;
  const judged = entry.oordeel === undefined || entry.oordeel === null ? "" : textOf(entry.oordeel);
  return [
    wrong ? el("span", { class: "status wrong-mark" }, numbered("progress.faults", wrong)) : null,
    seen ? el("span", { class: "status busy" }, numbered("entry.seen", seen)) : null,
    judged
      ? el(
          "span",
          { class: "status done" },
          t("entry.judged", { word: PRINTED.get(judged) ? judgementWord(judged) : judged }),
        )
      : null,
    !seen && !judged && !wrong ? el("span", { class: "status todo" }, t("entry.nothing")) : null,
  ];
}

/** What an inspector calls a judgement; `voldoet` is his own here, and not according to the location. */
function judgementWord(word) {
  return word === MET ? "voldoet" : PRINTED.get(word);
}

/** What the self-report gives: the outcome, why, the answers, the evidence that they name, and what to look for. */
function givenView(id) {
  const result = state.about.results.get(id);
  const look = state.about.looks.get(id);
  const body = result
    ? [
        dutch(
          "p",
          { class: "meta" },
          outcomeMark(result.outcome),
          isBreached(result.outcome) || result.outcome === TO_JUDGE ? ` ${result.severity}` : "",
        ),
        dutch("p", {}, result.reason),
        look ? el("p", { class: "aside" }, t("given.why"), " ", t(`why.${look.why}`)) : null,
        look?.lookFor ? el("p", {}, el("b", {}, t("given.look"), ": "), dutch("span", {}, look.lookFor)) : null,
        el(
          "p",
          {},
          el("b", {}, t("given.evidence"), ": "),
          look?.named.length ? look.named.map((one, index) => [index ? "; " : "", typed(one)]) : t("given.no_evidence"),
        ),
        fold(el("summary", {}, t("given.answers")), () => answersOf(result), { class: "fold" }),
        el("p", { class: "code" }, id),
      ]
    : el("p", {}, t("given.unknown"));
  return { node: el("section", { class: "given" }, el("h2", {}, t("given.title")), body), update: () => {} };
}

/** The answers that a norm reads, each with its question. */
function answersOf(result) {
  const { report, assessment } = state.about;
  const names = assessment.rulebook.fieldsRead(result.norm);
  const questions = names
    .map((name) => assessment.rulebook.questionOf(name))
    .filter((one) => one && one.scope === null);
  const given = [...new Set(questions)].filter((one) => isGiven(report.answers.get(one.id) ?? {}));
  if (!given.length) return el("p", {}, t("given.no_answers"));
  return el(
    "dl",
    { class: "answers" },
    given.map((one) => rowOf(dutch("span", {}, one.label), answerView(one, report.answers.get(one.id)), "", false)),
  );
}

function observedView(id) {
  const list = observationsView(id);
  return {
    node: el("section", { class: "observed" }, el("h2", {}, t("seen.title")), list.node),
    update: list.update,
  };
}

/** The judgement: one of five words or none, with why. */
function judgedView(id) {
  const path = ["normen", id];
  const choices = JUDGEMENTS.map((one) => [one, judgementWord(one), true]);
  const word = fieldView([...path, "oordeel"], "choice", {
    label: t("judged.word"),
    hint: t("judged.word.hint"),
    choices,
  });
  const why = fieldView([...path, "motivering"], "text", {
    label: t("judged.why"),
    hint: t("judged.why.hint"),
    long: true,
  });
  const rests = el("p", { class: "aside" });
  const note = el("p", { class: "panel note-panel", hidden: true }, t("judged.urgent"));
  const update = () => {
    word.update();
    why.update();
    const entry = inspected().written.norms.get(id);
    rests.hidden = entry?.oordeel === undefined;
    rests.textContent = rests.hidden
      ? ""
      : t("judged.rests", { grade: t(`grade.${weakestGrade(entry)}`).toLowerCase() });
    const result = state.about.results.get(id);
    note.hidden = !(result?.severity === "SEV4" && isBreached(entry?.oordeel ?? result.outcome));
  };
  return {
    node: el("section", { class: "judged" }, el("h2", {}, t("judged.title")), word.node, why.node, rests, note),
    update,
  };
}

/** The weakest evidence that a judgement rests on; without an observation it rests on what was stated. */
function weakestGrade(entry) {
  const counting = (entry.waarnemingen ?? []).filter((one) => one.vervallen === undefined && one.bewijs !== undefined);
  return GRADES[Math.min(...(counting.length ? counting.map((one) => GRADES.indexOf(one.bewijs)) : [0]))];
}

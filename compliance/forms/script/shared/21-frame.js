// What stands around every page: the head with the ways through the form, what is saved, and notices.

function buildFrame() {
  refill(
    document.getElementById("kop"),
    el(
      "div",
      { class: "head-row" },
      el("a", { class: "brand", href: "#start" }, t("form.short")),
      el("p", { id: "bewaard", class: "saved" }),
      button(t("glossary.open"), openGlossary, { class: "quiet on-dark" }),
      button(t("language.other"), switchLanguage, { class: "quiet on-dark", lang: t("language.other_code") }),
    ),
    el(
      "nav",
      { "aria-label": t("nav.label") },
      el("ul", {}, FORM.nav.map(([name, key]) => el("li", {}, link(t(key), name, { "data-nav": name })))),
    ),
  );
  document.getElementById("overslaan").textContent = t("skip");
  refill(
    document.getElementById("voet"),
    el("p", {}, t("foot.self")),
    el("p", { class: "small" }, t("foot.rulebook"), " ", dutch("span", {}, state.rulebook.data.title), `, ${state.rulebook.data.version}`),
  );
}

function switchLanguage() {
  speak(language === "nl" ? "en" : "nl");
  buildFrame();
  showPage();
  document.querySelector("#kop button[lang]").focus();
}

let noticeShown = "";

/** Say in the head whether the work is saved, and show a notice where somebody must choose. */
function showSaved() {
  const place = document.getElementById("bewaard");
  if (!place) return;
  place.textContent = savedText();
  const notice = noticeKey();
  const mark = `${notice} ${language}`;
  if (mark === noticeShown) return;
  noticeShown = mark;
  refill(document.getElementById("bericht"), notice ? noticeBox(notice) : null);
}

function savedText() {
  if (keeping.state === "on" && !keeping.problem && keeping.at) {
    return t("saved.kept", { time: clockText(keeping.at) });
  }
  if (state.revision === state.filed) return state.filedAt ? t("saved.filed", { time: clockText(state.filedAt) }) : "";
  return t("saved.not");
}

function noticeKey() {
  if (keeping.state === "elsewhere" || keeping.state === "wiped") return keeping.state;
  if (keeping.state === "on" && keeping.problem) return keeping.problem;
  return "";
}

function noticeBox(notice) {
  const here = button(t("tabs.here"), () => {
    startKeeping();
    settle();
  });
  const there = button(
    t("tabs.there"),
    () => {
      if (takeKept()) showPage();
    },
    { class: "second" },
  );
  const file = link(t("tabs.file"), "bewaren", { class: "as-button second" });
  const actions = {
    elsewhere: [here, there, file],
    wiped: [button(t("tabs.again"), () => (startKeeping(), settle())), file],
  };
  return el(
    "div",
    { class: "notice", role: "alert" },
    el("p", {}, t(`notice.${notice}`)),
    el("div", { class: "actions" }, actions[notice] ?? [file]),
  );
}

function keepingChanged() {
  showSaved();
  if (document.body.dataset.page === "bewaren" || document.body.dataset.page === "start") shown.update(true);
}

function openGlossary() {
  const dialog = el(
    "dialog",
    { class: "glossary", "aria-labelledby": "begrippen-kop" },
    el("h2", { id: "begrippen-kop" }, t("glossary.title")),
    dutch(
      "dl",
      {},
      state.rulebook.data.glossary.map((one) => el("div", {}, el("dt", {}, one.term), el("dd", {}, one.meaning))),
    ),
    el("form", { method: "dialog" }, button(t("close"), () => dialog.close())),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function statusMark(status) {
  return el("span", { class: `status ${status}` }, t(`status.${status}`));
}

function taskRow(title, status, text) {
  return el("div", { class: "task" }, title, el("span", { class: "progress" }, text), statusMark(status));
}

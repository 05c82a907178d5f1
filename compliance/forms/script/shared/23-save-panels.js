// What a page that saves shows besides: texts that look like a person, saving as a file, and erasing everything.

/** What looks like a person: look at it, or say that it is none. A warning has a `kind`, and `where` to look. */
function personsPanel(warnings, silence) {
  const rows = warnings.map((one) => {
    const quiet = () => {
      silence(one.mark);
      settle();
    };
    const text = `: ${t(`persons.${one.kind.replace("-", "_")}`)} `;
    return el("li", {}, one.where, text, button(t("persons.none"), quiet, { class: "small second" }));
  });
  return el("section", { class: "panel warning" }, el("h2", {}, t("persons.title")), el("p", {}, t("persons.text")), el("ul", {}, rows));
}

/** Save as a file; from then on nothing is unsaved. What was done is told in `said`, and aloud. */
function saveFile(name, text, said) {
  download(name, text);
  state.filed = state.revision;
  state.filedAt = new Date();
  showSaved();
  said.textContent = t("save.done", { name });
  announce(said.textContent);
}

/** Empty the form and the browser, after asking. */
async function clearAll() {
  if (!(await confirmed(t("clear.title"), t("clear.sure"), t("clear.yes")))) return;
  stopKeeping();
  FORM.clear();
  state.filed = state.revision;
  state.filedAt = null;
  goTo("start");
  announce(t("clear.done"));
}

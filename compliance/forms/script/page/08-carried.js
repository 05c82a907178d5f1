// Answers that were carried over from the previous round: each counts only once somebody has confirmed it.

function isCarried(question) {
  const { te_bevestigen: waiting } = state.json;
  return question.scope === null && Array.isArray(waiting) && waiting.map(textOf).includes(question.id);
}

/** An answer that was looked at, or given anew, is an answer of this round. */
function confirmCarried(question) {
  const left = state.json.te_bevestigen.filter((one) => textOf(one) !== question.id);
  writeWord("te_bevestigen", left.length ? left : undefined);
}

/** What is asked about a carried answer; `sync` shows it only as long as that is needed. */
function carriedView(question) {
  const confirm = () => {
    confirmCarried(question);
    settle();
  };
  const node = el("p", { class: "panel carried", hidden: true }, t("carried.text"), " ", button(t("carried.confirm"), confirm));
  return { node, sync: () => (node.hidden = !isCarried(question)) };
}

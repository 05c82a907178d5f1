// What is wrong on a page, with links.

/** What is wrong on a page, with links; it takes the focus. */
function errorSummary(faults, more) {
  const rows = faults.map((fault) => {
    const question = answeredAt(fault.path);
    const text = [placeName(fault.path), ": ", faultText(fault, question)];
    return el("li", {}, el("a", { href: `#${hrefOf(fault.path)}`, on: { click: (event) => jump(event, fault.path) } }, text));
  });
  return el(
    "div",
    { class: "summary-box", role: "alert", tabindex: "-1", "aria-labelledby": "fouten-kop" },
    el("h2", { id: "fouten-kop" }, t("faults.title")),
    el("p", {}, t("faults.intro")),
    el("ul", {}, rows),
    more,
  );
}

/** A link to a place on the page that is shown already moves the focus itself. */
function jump(event, path) {
  if (focusPlace(path)) event.preventDefault();
}

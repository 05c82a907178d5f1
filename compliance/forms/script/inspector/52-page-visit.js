// The visit: when and how the inspectors came, by role and never by name.

workPage("bezoek", (place) => {
  const kinds = VISIT_KINDS.map((one) => [one, t(`visit.${one.replaceAll(" ", "_")}`)]);
  const fields = [
    fieldView(["bezoek", "data"], "dates", { label: t("visit.data"), hint: t("hint.dates") }),
    fieldView(["bezoek", "soort"], "choice", { label: t("visit.soort"), choices: kinds }),
    fieldView(["bezoek", "rollen"], "text", {
      label: t("visit.rollen"),
      hint: t("visit.rollen.hint"),
      lines: true,
    }),
  ];
  return simplePage("bezoek", t("visit.text"), fields, place, "bronnen");
});

/** A page of fields, with the way on. */
function simplePage(key, text, fields, place, next) {
  const node = el(
    "div",
    { class: "page" },
    el("p", { class: "crumb" }, link(t("part.overzicht"), "overzicht")),
    pageTitle(t(`part.${key}`)),
    text ? el("p", { class: "lead intro" }, text) : null,
    fields.map((one) => one.node),
    el(
      "div",
      { class: "actions end" },
      link(t("next.part", { name: t(next.includes("/") ? `station.${next.split("/")[1]}` : `part.${next}`) }), next, {
        class: "as-button",
      }),
      link(t("next.tasks"), "overzicht", { class: "as-button second" }),
    ),
  );
  return { title: t(`part.${key}`), node, update: () => fields.forEach((one) => one.update()), place };
}

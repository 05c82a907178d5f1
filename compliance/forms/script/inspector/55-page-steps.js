// Measures, and what was improved after the concept.

workPage("maatregelen", (place) => {
  const path = ["maatregelen"];
  const items = itemsView(path, {
    add: t("steps.add"),
    title: (index) => t("steps.one", { number: textOf(valueAt([...path, index, "nr"])) }),
    make: () => ({ nr: nextNumber(path) }),
    block: (index) => ({ fields: stepFields([...path, index]) }),
  });
  return simplePage("maatregelen", t("steps.text"), [items], place, "stand");
});

function stepFields(path) {
  const choice = (key, values, hint) =>
    fieldView([...path, key], "choice", {
      label: t(`steps.${key}`),
      hint,
      choices: values.map((one) => [one, t(`steps.${key}.${one}`)]),
    });
  const norms = normsView([...path, "normen"], { label: t("steps.normen"), hint: t("norms.hint") });
  const until = fieldView([...path, "uiterlijk"], "date", { label: t("steps.uiterlijk"), hint: t("hint.date") });
  const urgent = el("p", { class: "panel note-panel", hidden: true }, t("steps.urgent"));
  const why = fieldView([...path, "reden_termijn"], "text", {
    label: t("steps.reden_termijn"),
    hint: t("steps.reden_termijn.hint"),
  });
  const term = {
    node: el("div", {}, urgent, until.node, why.node),
    update: () => {
      const checks = new InspectionChecks(inspected().written, state.json, state.about.assessment);
      const isUrgent = listAt([...path, "normen"]).some((one) => checks.isUrgent(textOf(plainWord(one))));
      urgent.hidden = !isUrgent;
      why.node.hidden = !isUrgent && valueAt([...path, "reden_termijn"]) === undefined;
      until.update();
      why.update();
    },
  };
  return [
    fieldView([...path, "wat"], "text", { label: t("steps.wat"), hint: t("steps.wat.hint"), long: true }),
    norms,
    term,
    choice("macht", POWERS, t("steps.macht.hint")),
    choice("vervolg", FOLLOW_UPS),
    fieldView([...path, "afgerond"], "date", { label: t("steps.afgerond"), hint: t("steps.afgerond.hint") }),
  ];
}

workPage("verbeteringen", (place) => {
  const path = ["verbeteringen_na_concept"];
  const grades = GRADES.map((one) => [one, t(`grade.${one}`)]);
  const items = itemsView(path, {
    add: t("improved.add"),
    title: (index) => t("improved.one", { number: index + 1 }),
    make: () => ({}),
    block: (index) => ({
      fields: [
        fieldView([...path, index, "tekst"], "text", {
          label: t("improved.tekst"),
          hint: t("improved.tekst.hint"),
          long: true,
        }),
        normsView([...path, index, "normen"], { label: t("improved.normen"), hint: t("norms.hint") }),
        fieldView([...path, index, "bewijs"], "choice", { label: t("seen.grade"), choices: grades }),
      ],
    }),
  });
  return simplePage("verbeteringen", t("improved.text"), [items], place, "bewaren");
});

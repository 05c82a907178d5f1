// What the inspector's form is besides what every form is.

Object.assign(state, {
  about: null, // the self-report that was opened
  inspection: null, // the walk, and the words of the program
  numbers: new Map(), // the highest number that was given in each list
  told: false, // whether somebody followed a link to a fault; from then on every field says what is wrong with it
});

const FORM = {
  storage: "vbm-inspectie",
  nav: [
    ["overzicht", "part.overzicht"],
    ["bronnen", "part.bronnen"],
    ["maatregelen", "part.maatregelen"],
    ["stand", "part.stand"],
    ["bewaren", "part.bewaren"],
  ],
  under: { rondgang: "overzicht", bezoek: "overzicht", reactie: "overzicht", verbeteringen: "overzicht" },
  blank: () => null,
  loaded: (data) => (state.inspection = data.inspection),
  listen: () => {},
  clear: () => {
    // The page that is shown is about what goes away.
    shown = { update: () => {}, node: null };
    Object.assign(state, { about: null, json: null, numbers: new Map() });
    changed();
  },
  toKeep: () => ({
    json: state.json,
    about: { name: state.about.name, text: state.about.text, digest: state.about.digest },
  }),
  fromKept: ({ json, about }) => {
    if ((json !== null && !isMapping(json)) || isDeep(json) || !isMapping(about) || typeof about.name !== "string")
      throw new NotOpened("open.other");
    return { json, about: assessedReport(about.name, about.text, textOf(about.digest)) };
  },
  take: (kept) => {
    state.about = kept.about;
    takeInspection(kept.json);
  },
  nameOf: ({ about }) => textOf(about.report.answers.get("locatie.naam")?.value),
  goOn: () => (state.json ? "overzicht" : "start"),
  reveal: (place) => {
    const path = pathOfId(place);
    state.told = true;
    const entry = path[0] === "normen" && path.length > 1 ? document.getElementById(idOf(path.slice(0, 2))) : null;
    if (entry) {
      entry.open = true;
      entry.make?.();
      shown.update(true);
    }
    const withdrawn = document.getElementById(`${idOf(path.slice(0, -1))}~vervallen`);
    if (path.at(-1) === "vervallen" && withdrawn) {
      withdrawn.open = true;
      withdrawn.make();
    }
    for (let length = path.length; length; length -= 1) {
      const id = idOf(path.slice(0, length));
      if (document.getElementById(id)) return id;
    }
    return place;
  },
};

// What the form of a self-report is besides what every form is.

const FORM = {
  storage: "vbm-zelfevaluatie",
  nav: [
    ["overzicht", "nav.tasks"],
    ["uitkomsten", "nav.outcomes"],
    ["antwoorden", "nav.answers"],
    ["bewaren", "nav.save"],
  ],
  under: { thema: "overzicht" },
  blank: blankReport,
  loaded: (data) => (state.report = data.report),
  listen: () => {
    window.addEventListener("beforeprint", beforePrint);
    window.addEventListener("afterprint", afterPrint);
  },
  clear: () => {
    state.left = [];
    replaceReport(blankReport());
  },
  toKeep: () => ({ json: JSON.parse(fileText()), left: state.left }),
  fromKept: (record) => ({ json: parsedFile(JSON.stringify(record.json)), left: leftIn(record.left) }),
  take: (kept) => {
    openReport(kept.json);
    state.left = [...kept.left, ...state.left];
  },
  nameOf: ({ json }) => textOf(isMapping(json.locatie) ? json.locatie.naam : ""),
  goOn: () => (state.left.length ? "vervallen" : "overzicht"),
  reveal: (place) => {
    const record = /^(.*?\[\d+\])/.exec(place);
    const block = record ? document.getElementById(record[1])?.parentElement : null;
    if (!block) return;
    block.open = true;
    block.make();
  },
};

/** What did not fit when a file was opened, and that nobody has seen yet. */
function leftIn(left) {
  const isText = (one) => isMapping(one) && typeof one.place === "string" && typeof one.text === "string";
  return Array.isArray(left) ? left.filter(isText) : [];
}

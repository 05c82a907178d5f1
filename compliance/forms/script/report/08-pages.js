// What stands at the edge of every printed page, so that loose pages can be told apart.

/** A text as a string of a style sheet: every character by its number, so that none of them can mean anything. */
function styleString(text) {
  return `"${[...visible(text)].map((one) => `\\${one.codePointAt(0).toString(16)} `).join("")}"`;
}

/** The style sheet with the location and the day for the edges of the pages; the page adopts it while it prints. */
function pageEdges(found) {
  const day = `Peildatum ${dayText(found.referenceDate)}, ingevuld in het formulier`;
  const edges = [
    ["top-left", shortened(locationName(found.report), RUNNING_LENGTH)],
    ["bottom-left", day],
  ];
  const boxes = (content) => edges.map(([edge, text]) => `@${edge} { content: ${content(text)}; }`).join(" ");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page rapport { ${boxes(styleString)} } @page rapport:first { ${boxes(() => "none")} }`);
  return sheet;
}

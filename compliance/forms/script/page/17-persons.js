// Signs of a person in what was typed, to look at before saving.

/** What looks like a person in a self-report: `[{path, text, mark}]`. */
function personWarnings(json) {
  void json;
  return [];
}

// The work in the page: the file that somebody makes, as data, and who wants to know when it changes. What is about one
// kind of form only (the self-report, the inspection) stands in `FORM`, which the room of that form defines:
//
// - `storage`: under which name the browser keeps the work; `nav` and `under`: the ways through the form;
// - `blank()`, `loaded(data)`, `listen()`, `clear()`: the beginning, and beginning anew;
// - `toKeep()`, `fromKept(record)`, `take(kept)`, `nameOf(kept)`, `goOn()`: what is kept of the work, and going on with it;
// - `reveal(place)`: open what a place is folded in; it may give another place, where there is nothing at that one.

const state = {
  rulebook: null,
  json: null,
  report: null, // the words and templates of the report
  persons: null, // the patterns by which a person in a text is recognised
  form: null, // what the command that made the form was told
  left: [], // what did not fit of a file that was opened, until somebody has seen it
  revision: 0, // goes up with every change
  filed: 0, // the revision that was last saved to, or opened from, a file
  known: null, // what the engine said of a revision
};

const watchers = new Set();

/** Tell that the file is another one now. */
function changed() {
  state.revision += 1;
  for (const watcher of [...watchers]) watcher();
}

/** Write a key of the file; without a value the key is gone. */
function writeWord(key, value) {
  state.json = { ...state.json };
  if (value === undefined) delete state.json[key];
  else state.json[key] = value;
  changed();
}

/** Whether nothing stands in a place. */
function isAbsent(value) {
  return value === undefined || value === null || value === "";
}

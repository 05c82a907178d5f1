// A slot for each kind of word in an inspection file, for the controls that every form has.

class WordSlot {
  constructor(path, type, choices = []) {
    this.steps = path;
    this.path = idOf(path);
    this.question = { type, options: new Map(choices) };
  }

  get() {
    return valueAt(this.steps);
  }

  get answer() {
    return this.get();
  }

  set answer(value) {
    writeAt(this.steps, this.kept(value));
  }

  /** What goes in the file for what was typed. */
  kept(value) {
    const { type } = this.question;
    if (value === undefined) return undefined;
    if (type === "dates") return Array.isArray(value) ? value : [value];
    const text = cleanText(value);
    return type === "number" && /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : text;
  }

  get word() {
    const value = this.get();
    return isScalar(value) ? textOf(plainWord(value)) : "";
  }

  // A reason in the place of an answer is for self-reports only.
  get reason() {
    return "";
  }

  get isNone() {
    return false;
  }

  read() {
    const { type } = this.question;
    try {
      if (type === "date") return { value: this.word ? readDay(this.word) : undefined };
      if (type === "dates") return { value: listAt(this.steps).map((one) => readDay(textOf(one))) };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return {};
    }
    return { value: this.word === "" ? undefined : this.word };
  }
}

/** The slot of the names of roles, one a line. */
class LinesSlot extends WordSlot {
  kept(value) {
    const lines =
      value === undefined
        ? []
        : cleanText(value)
            .split("\n")
            .filter((line) => line.trim());
    return lines.length ? lines : undefined;
  }

  get word() {
    return listAt(this.steps)
      .map((one) => textOf(one))
      .join("\n");
  }
}

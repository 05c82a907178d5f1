// Laying out a report by the templates of the program, which come as data (forms/template_data.py). What was typed can
// only become text or the value of an attribute that a template names: nothing here reads markup.

const UNSEEN = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/g;

/** Characters that cannot be seen, or that turn text round, by their number: `[U+202E]`. */
function visible(text) {
  return text.replace(UNSEEN, (one) => `[U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
}

const SVG = "http://www.w3.org/2000/svg";

/** What a template takes for true: an empty list and an empty text are not. */
function isSome(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

const CALCULATED = {
  const: ([value]) => value,
  name: ([name], scope) => scope[name],
  get: ([of, key], scope) => calculated(of, scope)[calculated(key, scope)],
  slice: ([of, start, stop], scope) => calculated(of, scope).slice(start ?? 0, stop ?? undefined),
  list: (parts, scope) => parts.map((part) => calculated(part, scope)),
  not: ([part], scope) => !isSome(calculated(part, scope)),
  and: ([one, other], scope) => {
    const found = calculated(one, scope);
    return isSome(found) ? calculated(other, scope) : found;
  },
  or: ([one, other], scope) => {
    const found = calculated(one, scope);
    return isSome(found) ? found : calculated(other, scope);
  },
  add: ([one, other], scope) => calculated(one, scope) + calculated(other, scope),
  choose: ([test, one, other], scope) => calculated(isSome(calculated(test, scope)) ? one : other, scope),
  eq: ([one, other], scope) => calculated(one, scope) === calculated(other, scope),
  ne: ([one, other], scope) => calculated(one, scope) !== calculated(other, scope),
  lt: ([one, other], scope) => calculated(one, scope) < calculated(other, scope),
  gt: ([one, other], scope) => calculated(one, scope) > calculated(other, scope),
  join: ([of, between], scope) => calculated(of, scope).join(calculated(between, scope)),
  length: ([of], scope) => calculated(of, scope).length,
  upper: ([of], scope) => calculated(of, scope).toUpperCase(),
};

function calculated([kind, ...parts], scope) {
  return CALCULATED[kind](parts, scope);
}

/** Makes elements from the steps of a template. `prefix` keeps the places in a report apart from those of the page. */
class Layout {
  constructor(templates, prefix) {
    this.templates = templates;
    this.prefix = prefix;
    this.fragment = document.createDocumentFragment();
    this.open = [this.fragment];
    this.attribute = null;
  }

  get inside() {
    return this.open.at(-1);
  }

  walk(steps, scope) {
    for (const step of steps) {
      if (typeof step === "string") this.write(step);
      else this[step[0]](scope, ...step.slice(1));
    }
  }

  write(text) {
    if (this.attribute) this.attribute.value += text;
    else this.inside.append(visible(text));
  }

  out(scope, expression) {
    this.write(String(calculated(expression, scope) ?? ""));
  }

  element(scope, tag) {
    const inSvg = tag === "svg" || this.inside.namespaceURI === SVG;
    this.open.push(inSvg ? document.createElementNS(SVG, tag) : document.createElement(tag));
  }

  attr(scope, name) {
    this.attribute = { name, value: "" };
  }

  value() {
    const { name, value } = this.attribute;
    this.attribute = null;
    if (name === "xmlns") return;
    const place = { id: `${this.prefix}${value}`, href: `#${this.prefix}${value.slice(1)}` }[name];
    this.inside.setAttribute(name, visible(place ?? value));
  }

  close() {
    const element = this.open.pop();
    this.inside.append(element);
  }

  if(scope, test, steps, otherwise) {
    this.walk(isSome(calculated(test, scope)) ? steps : otherwise, scope);
  }

  for(scope, names, list, condition, steps) {
    const scopes = calculated(list, scope).map((item) => this.within(scope, names, names.length > 1 ? item : [item]));
    const wanted = condition ? scopes.filter((one) => isSome(calculated(condition, one))) : scopes;
    wanted.forEach((one, index) => this.walk(steps, { ...one, loop: { last: index === wanted.length - 1 } }));
  }

  with(scope, names, expressions, steps) {
    this.walk(steps, this.within(scope, names, expressions.map((one) => calculated(one, scope))));
  }

  call(scope, macro, expressions, names, given) {
    const { names: places, defaults, steps } = this.templates.macros[macro];
    const values = [...expressions, ...given].map((one) => calculated(one, scope));
    const filled = [...places.slice(0, expressions.length), ...names];
    this.walk(steps, this.within({ ...this.templates.constants, ...defaults }, filled, values));
  }

  within(scope, names, values) {
    return { ...scope, ...Object.fromEntries(names.map((name, index) => [name, values[index]])) };
  }
}

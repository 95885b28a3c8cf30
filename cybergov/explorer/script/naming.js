// A concept's labels in each language: whose usage each is, and where it stands.

/** The languages of the United Nations, in the order of telling. */
const LABEL_ORDER = ["en", "fr", "es", "ru", "zh", "ar"];

/** Labels with proof by the name of their concept (see naming.py). */
const labelsOf = new Index();
readLabels();

function readLabels() {
  let at = 0;
  for (const row of unpacked(readJson("labels"))) {
    at += row.step;
    readNames(row);
    labelsOf.add(nodes[at].name, row);
  }
}

/** @param {Object} node @returns {Node[]} */
function labelSection(node) {
  const proved = labelsOf.all(node.name);
  if (!proved.length) return [];
  const list = el("dl.labels", {});
  const known = LABEL_ORDER;
  const others = new Set(proved.map((row) => row.language).filter((language) => !known.includes(language)));
  for (const language of [...known, ...others]) {
    const rows = wordingsIn(node, language, proved);
    if (rows.length) list.append(el("dt", { title: languages[language] }, language || "–"), el("dd", {}, ...rows));
  }
  return [el("h3", {}, "Labels"), list, ...insteadOf(proved)];
}

/** The preferred label, those beside it, and what is no more than a translation of ours. */
function wordingsIn(node, language, proved) {
  const mine = proved.filter((row) => row.language === language && (row.kind === "preferred" || row.kind === "alternative"));
  const plain = language === (node.language || "en") ? node.label : node.labels[language];
  const wordings = new Set(mine.map((row) => row.wording || plain));
  const also = (node.others || []).filter(([of, text]) => of === language && !wordings.has(text)).map(([, text]) => text);
  return [
    ...(plain && !wordings.has(plain) ? [wordingLine({ kind: "preferred", wording: plain, language })] : []),
    ...mine.map((row) => wordingLine({ ...row, wording: row.wording || plain })),
    ...also.map((wording) => wordingLine({ kind: "alternative", wording, language })),
  ];
}

/** @param {Object} label */
function wordingLine(label) {
  const word = inLanguage(label.kind === "preferred" ? "b" : "span", label.wording, label.language);
  const own = label.passages || label.language === "en" ? "" : el("span.note", {}, "the project’s own translation");
  return el(`div.wording.${label.kind}`, {}, word, label.kind === "alternative" ? el("span.note", {}, " also") : "", own ? " " : "", own, ...proofs(label));
}

/** Whose usage it is, the form as it stands, the source and place, and how it was checked. @param {Object} label @returns {Node[]} */
function proofs(label) {
  const found = label.passages || [];
  return found.map((passage) => {
    const [mark, check] = CHECKS[passage.check] || CHECKS.unchecked;
    return el("p.proof", {}, label.usage ? `${label.usage}: ` : "",
      el("q", { lang: passage.language || label.language, dir: "auto" }, passage.anchor || ""), " in ", placeLinkOf(passage), " ",
      el("span.check", { "data-check": passage.check, title: check }, el("span", { "aria-hidden": "true" }, mark), el("span.visually-hidden", {}, check)),
      label.forms ? el("span", {}, " · form: ", ...joined(label.forms.map((form) => inLanguage("span", form, label.language)), ", ")) : "");
  });
}

/** Where a text says something else, or a language has no such word. @param {Object[]} proved @returns {Node[]} */
function insteadOf(proved) {
  const some = proved.filter((row) => row.kind === "rendered otherwise" || row.kind === "no equivalent");
  if (!some.length) return [];
  const item = (row) => el("li", {}, el("b", {}, `${languages[row.language] || row.language}${row.kind === "no equivalent" ? ", no equivalent" : ""}: `), row.note || "", ...proofs({ ...row, usage: "" }));
  return [folding("instead", ["Where a text says something else", el("span.count", {}, String(some.length))], () => [el("ul.instead", {}, ...some.map(item))], { open: some.length < 4 })];
}

// What was searched for in the texts, and how often it was found: a silence is told with its search.

/** Kept searches by the name of what was looked for. */
const searchesFor = new Index();
for (const row of unpacked(readJson("searches"))) {
  readNames(row);
  for (const name of row.for || []) searchesFor.add(name, row);
}

/** @param {Object} node @returns {Node[]} */
function searchSection(node) {
  const found = searchesFor.all(node.name);
  return found.length ? [el("h3", {}, "Searched for", el("span.count", {}, String(found.length))), ...found.map(searchItem)] : [];
}

/** @param {Object} search */
function searchItem(search) {
  const said = search.found === undefined ? "Searched for" : search.found ? `Found ${counted(search.found, "time")}` : "Searched for and not found";
  const terms = joined((search.terms || []).map((term) => el("q", { dir: "auto" }, term)), ", ");
  const spoken = [search.languages ?? []].flat();
  const where = [
    search.texts ? `in ${counted(search.texts, "text")}` : "",
    spoken.length ? `in ${counted(spoken.length, "language")} (${spoken.map((language) => languages[language] || language).join(", ")})` : "",
    search.date ? `on ${search.date}` : "",
  ].filter(Boolean).join(", ");
  const searched = search.searched || [];
  return el("article.search", { "data-found": String(search.found ?? "") },
    el("p", {}, el("b", {}, `${said}${terms.length ? ": " : ""}`), ...terms),
    el("p.note", {}, where ? `${capital(where)}` : "", ...(search.by ? [where ? ", by " : "By ", ...thingLinks(search.by)] : []), where || search.by ? ". " : "", search.note || ""),
    searched.length ? folding(`search ${search.name}`, ["The texts that were searched", el("span.count", {}, String(searched.length))],
      () => [el("p.note", {}, ...joined(searched.map(sourceLink), ", "))]) : null,
    el("footer", {}, el("code", {}, search.name)),
  );
}

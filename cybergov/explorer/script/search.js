// The search: names in all languages, and what claims say.

const HITS = 12;
const cache = { query: null, result: { nodes: new Set(), claims: new Set(), list: [] } };

/** Every name of a thing, also former ones and spellings of records. @param {Object} node */
function namesOf(node) {
  if (!node.folded) {
    const former = (node.former || []).map((name) => claimByName.get(name)?.label || "");
    const pairs = [...(node.others || []), ...(node.formal || [])].map(([, text]) => text);
    const all = [node.label, ...Object.values(node.labels), ...pairs, ...former, ...(node.hidden || []), node.symbol || "", node.name];
    node.folded = [...new Set(all.filter(Boolean).map(fold))];
  }
  return node.folded;
}

/** What a claim says, and where; of a recorded act there is nothing to search. @param {Object} claim */
function textOf(claim) {
  claim.folded ??= fold([claim.statement, ...(claim.passages || []).map((p) => p.anchor)].join(" "));
  return claim.folded;
}

/** How well a thing's names fit: 0 not at all. @param {Object} node @param {string[]} words */
function fitness(node, words) {
  let best = 0;
  for (const name of namesOf(node)) {
    if (!words.every((word) => name.includes(word))) continue;
    const whole = words.join(" ");
    best = Math.max(best, name === whole ? 4 : name.startsWith(whole) ? 3 : name.includes(` ${words[0]}`) ? 2 : 1);
  }
  return best;
}

/**
 * Things and claims that hold all words of a query.
 * @param {string} query
 * @returns {{nodes: Set<Object>, claims: Set<Object>, list: Object[]}}
 */
function found(query) {
  if (cache.query === query) return cache.result;
  const words = wordsOf(query);
  const result = { nodes: new Set(), claims: new Set(), list: [] };
  if (words.length) {
    const fits = nodes
      .filter((node) => node.kind !== "claim")
      .map((node) => [fitness(node, words), node])
      .filter(([fit_]) => fit_ > 0)
      .sort((a, b) => b[0] - a[0] || Number(a[1].isGuest) - Number(b[1].isGuest) || a[1].label.length - b[1].label.length);
    for (const [, node] of fits) result.nodes.add(node);
    const said = claims.filter((claim) => !isAct(claim) && words.every((word) => textOf(claim).includes(word)));
    for (const claim of said) {
      result.claims.add(claim);
      if (nodeByName.has(claim.name)) result.nodes.add(nodeByName.get(claim.name));
    }
    result.list = [...fits.map(([, node]) => ({ node })), ...said.map((claim) => ({ claim }))];
  }
  Object.assign(cache, { query, result });
  return result;
}

let active = -1;

/** Show the hits under the box. */
function drawHits() {
  const input = /** @type {HTMLInputElement} */ (byId("search"));
  const hits = document.activeElement === input ? found(state.query).list.slice(0, HITS) : [];
  const total = found(state.query).list.length;
  const list = byId("hits");
  active = Math.min(active, hits.length - 1);
  list.replaceChildren(...hits.map(hitItem));
  const none = state.query.trim() && !total && document.activeElement === input;
  if (none) list.append(el("li.note", { role: "option", "aria-disabled": "true" }, "Nothing here holds these words."));
  list.hidden = !hits.length && !none;
  input.setAttribute("aria-expanded", String(!list.hidden));
  input.setAttribute("aria-activedescendant", active >= 0 ? `hit-${active}` : "");
  byId("hit-count").textContent = state.query.trim() ? `${total} found` : "";
}

/** @param {{node?: Object, claim?: Object}} hit @param {number} index */
function hitItem(hit, index) {
  const choose = (event) => {
    event.preventDefault();
    openHit(hit);
  };
  const kind = hit.node ? hit.node.type || hit.node.kind : "claim";
  const label = hit.node ? labelOf(hit.node, state.language) : { text: hit.claim.statement || hit.claim.name, language: "en" };
  return el("li", { id: `hit-${index}`, role: "option", "aria-selected": String(index === active), on: { mousedown: choose } },
    inLanguage("span", label.text, label.language), el("small", {}, kind));
}

/** Open what was looked for; the search is then over. @param {{node?: Object, claim?: Object}} hit */
function openHit(hit) {
  byId("search").blur();
  active = -1;
  if (hit.node) select({ node: hit.node.name, view: "map", query: "" });
  else select({ claim: hit.claim.name, query: "" });
}

/** @param {KeyboardEvent} event */
function searchKey(event) {
  const list = found(state.query).list.slice(0, HITS);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    active = list.length ? (active + step + list.length) % list.length : -1;
    drawHits();
  } else if (event.key === "Enter" && list.length) {
    event.preventDefault();
    openHit(list[Math.max(active, 0)]);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    if (state.query) go({ query: "" }, true);
    else byId("search").blur();
  }
}

function startSearch() {
  const input = /** @type {HTMLInputElement} */ (byId("search"));
  input.addEventListener("input", () => {
    active = -1;
    go({ query: input.value }, true);
  });
  input.addEventListener("keydown", searchKey);
  input.addEventListener("focus", drawHits);
  input.addEventListener("blur", drawHits);
}

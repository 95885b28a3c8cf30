// The list: the same things and links as the picture, for those who read or listen.

const ROWS = 150;

/** @param {{nodes: Object[], links: Link[]}} seen */
function drawList(seen) {
  const chosen = state.query.trim() ? narrowed(seen) : seen;
  const parts = state.view === "argument" ? argumentList(chosen) : [...linkTable(chosen.all || chosen.links), ...thingLists(chosen.nodes)];
  byId("list").replaceChildren(...parts);
}

/** What the search's words are in. @param {{nodes: Object[], links: Link[]}} seen */
function narrowed(seen) {
  const hits = found(state.query);
  const inLink = (link) => hits.nodes.has(link.source) || hits.nodes.has(link.target) || hits.claims.has(link.claim);
  return { nodes: seen.nodes.filter((node) => hits.nodes.has(node)), links: (seen.all || seen.links).filter(inLink) };
}

const COLUMNS = ["From", "Relation", "To", "Whose view", "How", "Where", "Checked"];

/** @param {Link[]} shown @returns {Node[]} */
function linkTable(shown) {
  const body = el("tbody", {}, ...shown.slice(0, ROWS).map(linkRow));
  const table = el("table", {},
    el("caption", {}, `${counted(shown.length, "link")}, each with the claim or record behind it`),
    el("thead", {}, el("tr", {}, ...COLUMNS.map((name) => el("th", { scope: "col" }, name)))), body);
  return [table, ...moreButton(shown, ROWS, (some) => body.append(...some.map(linkRow)))];
}

/**
 * A button for what a list leaves out at first, a thousand a time.
 * @param {*[]} all @param {number} shown @param {function(*[]): void} add
 */
function moreButton(all, shown, add) {
  if (all.length <= shown) return [];
  const left = () => Math.min(all.length - shown, 1000);
  const words = () => `Show ${left()} more${left() < all.length - shown ? ` of ${all.length - shown}` : ""}`;
  const button = el("button.plain", { type: "button" }, words());
  button.addEventListener("click", () => {
    add(all.slice(shown, shown + left()));
    shown += left();
    if (shown >= all.length) button.remove();
    else button.textContent = words();
  });
  return [button];
}

/** @param {Link} link */
function linkRow(link) {
  const claim = link.claim;
  const relation = inner({ link: keyOf(link) }, relationWords(link), { "data-family": link.relation.family });
  const cells = [
    [shortLink(link.source)],
    [relation],
    [shortLink(link.target)],
    [claim ? shortWhose(claim) : "editorial"],
    [claim ? howShort(claim) : ""],
    [claim ? shortPlace(claim) : ""],
    [claim ? [checkOf(claim), claim.review].filter(Boolean).join(", ") : ""],
  ];
  return el("tr", {}, ...cells.map((content, index) => el("td", { "data-label": COLUMNS[index] }, ...content)));
}

/** @param {Object} claim */
function howShort(claim) {
  const only = claim.conditions ? "conditional" : "";
  return [claim.mode, claim.certainty, claim.polarity, only, claim.detail].filter(Boolean).join(", ");
}

/** @param {Object[]} shown @returns {Node[]} */
function thingLists(shown) {
  const groups = new Index();
  for (const node of shown) {
    const home = nodeByName.get(node.theme);
    groups.add(home ? labelOf(home, state.language).text : capital(kindInWords(node.kind, 2)), node);
  }
  return [...groups].flatMap(([title, list]) => [
    el("h2", {}, title, el("span.count", {}, String(list.length))),
    el("ul.things", {}, ...list.map((node) => el("li", {}, node.kind === "claim" ? claimLink(node.name, node.label) : thingLink(node.name)))),
  ]);
}

/** The argument as a tree in words: each conclusion, and under it what it rests on. */
function argumentList(seen) {
  const into = new Map();
  const reasonsOf = new Set();
  for (const link of seen.links) {
    if (link.relation.name === "cg:isInTensionWith") continue;
    into.set(link.target, [...(into.get(link.target) || []), link]);
    reasonsOf.add(link.source);
  }
  const told = new Set();
  const usual = usualOrigin(seen.nodes);
  const roots = [...into.keys()].filter((node) => !reasonsOf.has(node));
  const tops = roots.length ? roots : [...into.keys()].slice(0, 1);
  const tensions = seen.links.filter((link) => link.relation.name === "cg:isInTensionWith");
  return [
    el("h2", {}, "Conclusions and what they rest on"),
    usual ? el("p.note", {}, `Held and stated by ${usual}, where nothing else is said.`) : "",
    el("ul.tree", {}, ...tops.map((node) => branch(node, null, { into, told, usual }))),
    el("h2", {}, "Tensions"),
    tensions.length ? el("ul.tree", {}, ...tensions.map(tensionItem)) : el("p.note", {}, "None is drawn."),
  ];
}

/** Whose most of the claims are, so that it need not stand beside each. @param {Object[]} shown */
function usualOrigin(shown) {
  const counts = new Map();
  for (const node of shown) {
    const origin = originOf(claimByName.get(node.name));
    if (origin) counts.set(origin, (counts.get(origin) || 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most ? most[0] : "";
}

/** Who holds and states a claim, in which source; "" for a view reported of others. */
function originOf(claim) {
  if (!claim || isReported(claim) || claim.implicit || !claim.passages) return "";
  const sources = [...new Set(claim.passages.map((passage) => passage.source))];
  return `${plainNames(claim.held)} in “${plainNames(sources)}”`;
}

/** @param {Object|undefined} claim @param {string} usual */
function originNote(claim, usual) {
  if (!claim) return "";
  if (claim.implicit) return "left unsaid";
  if (originOf(claim) !== usual) return `${shortWhose(claim)} · ${shortPlace(claim)}`;
  return [...new Set(claim.passages.map((passage) => passage.locator))].filter(Boolean).join(" and ");
}

/**
 * @param {Object} node @param {Link|null} link
 * @param {{into: Map<Object, Link[]>, told: Set<Object>, usual: string}} tree
 */
function branch(node, link, tree) {
  const { into, told, usual } = tree;
  const word = link ? (link.relation.name === "cg:isConditionOf" ? "If " : "Because ") : "";
  const claim = claimByName.get(node.name);
  const again = told.has(node) && into.has(node);
  const item = el("li", {}, word ? el("em", {}, word) : null, claimLink(node.name, node.label),
    el("span.note", {}, ` ${originNote(claim, usual)}${again ? " · its reasons are told above" : ""}`));
  if (told.has(node)) return item;
  told.add(node);
  const below = into.get(node) || [];
  if (below.length) item.append(el("ul", {}, ...below.map((next) => branch(next.source, next, tree))));
  return item;
}

/** @param {Link} link */
function tensionItem(link) {
  return el("li", {}, claimLink(link.source.name, link.source.label), el("em", {}, " is in tension with "),
    claimLink(link.target.name, link.target.label),
    link.claim ? el("p.note", {}, [link.claim.statement, link.claim.found && `Found by ${link.claim.found}.`].filter(Boolean).join(" ")) : null);
}

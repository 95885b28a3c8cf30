// The picture: vis-network draws what the filters let through, at the places made at build time.

/** Colours and fonts, read from the style sheet, so that dark and light are decided there. */
let theme = {};

/** What is drawn now. `version` grows with each change, so that labels know when to move. */
const drawing = {
  network: null,
  nodeSet: null,
  edgeSet: null,
  nodes: [],
  links: [],
  territories: [],
  degree: new Map(),
  home: new Map(),
  bends: new Map(),
  focus: null,
  version: 0,
  view: "",
};

const hovered = { node: null, link: null };

/** Above so many links they are drawn faintly, until one thing is looked at. */
const CROWD = 250;

const SHAPES = {
  concept: "dot", norm: "diamond", question: "triangleDown", thesis: "triangle", actor: "hexagon",
  source: "square", provision: "square", process: "star", claim: "box",
};

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "ink", "soft", "faint", "line", "accent", "territory", "halo", "sans", "serif"];
  theme = {};
  for (const name of [...names, ...families.map((family) => family.key)]) {
    theme[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

/** Make vis's network, empty. */
function startPicture() {
  readTheme();
  drawing.nodeSet = new vis.DataSet();
  drawing.edgeSet = new vis.DataSet();
  const data = { nodes: drawing.nodeSet, edges: drawing.edgeSet };
  drawing.network = new vis.Network(byId("canvas"), data, {
    ...readJson("options"),
    autoResize: true,
    nodes: { chosen: false, font: { size: 0 }, borderWidth: 1.5, borderWidthSelected: 1.5 },
    edges: { chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false },
    interaction: {
      hover: true, dragNodes: false, multiselect: false, selectConnectedEdges: false,
      tooltipDelay: 1e9, zoomSpeed: 0.7, keyboard: false,
    },
  });
  drawing.network.on("beforeDrawing", drawTerritories);
  drawing.network.on("afterDrawing", drawLabels);
  drawing.network.on("click", clicked);
  drawing.network.on("hoverNode", ({ node }) => hover({ node, link: null }));
  drawing.network.on("hoverEdge", ({ edge, event }) => hover({ node: null, link: edge }, event));
  drawing.network.on("blurNode", () => hover({ node: null, link: null }));
  drawing.network.on("blurEdge", () => hover({ node: null, link: null }));
  drawing.network.on("dragEnd", rememberCamera);
  byId("canvas").addEventListener("mousemove", pointed);
  drawing.network.on("zoom", zoomed);
}

/** Bring the data sets to what is visible, and tell whether anything changed. */
function drawPicture(seen) {
  drawing.degree = degrees(seen.links);
  drawing.nodes = seen.nodes.filter((node) => !isTitle(node));
  drawing.links = seen.links;
  drawing.bends = bends(seen.links, middleThing() ? 0.02 : 0.13);
  drawing.focus = focusOf(seen);
  const grounds = settle(seen);
  drawing.territories = state.view === "argument" ? [] : [...(middleThing() ? [] : territoriesOf(seen.nodes)), ...grounds];
  drawing.home = new Map(drawing.territories.flatMap((home) => home.members.map((id) => [nodes[id], home])));
  drawing.version += 1;
  bring(drawing.nodeSet, drawing.nodes.map(visNode));
  bring(drawing.edgeSet, seen.links.map(visEdge));
  const middle = middleThing();
  const view = `${state.view} ${state.view === "argument" && state.near} ${middle ? middle.name : ""}`;
  if (drawing.view !== view) {
    drawing.view = view;
    fit();
  }
  drawing.network.redraw();
}

const titles = new Set(territories.filter((home) => home.node >= 0).map((home) => nodes[home.node]));

/** Whether the title of its territory is all that is seen of a thing. @param {Object} node */
function isTitle(node) {
  return state.view === "map" && !middleThing() && titles.has(node) && !drawing.degree.has(node) && node.name !== state.node;
}

/** @param {vis.DataSet} set @param {Object[]} items */
function bring(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items);
}

/** @param {Link[]} drawn @returns {Map<Object, number>} */
function degrees(drawn) {
  const degree = new Map();
  for (const link of drawn) {
    for (const end of [link.source, link.target]) degree.set(end, (degree.get(end) || 0) + 1);
  }
  return degree;
}

/** How far each link bends, so that no two between the same things cover each other. */
function bends(drawn, least) {
  const between = new Map();
  const result = new Map();
  for (const link of drawn) {
    const key = `${link.source.id}>${link.target.id}`;
    const count = between.get(key) || 0;
    between.set(key, count + 1);
    result.set(link, Math.min(least + 0.11 * count, 0.6));
  }
  return result;
}

/** The things and links that stay bright while something is selected; null for all of them. */
function focusOf(seen) {
  if (state.view === "argument") return chainOf(seen);
  const chosen = chosenLinks(seen);
  const node = nodeByName.get(state.node) || nodeByName.get(state.claim) || null;
  const here = node && seen.nodes.includes(node) ? node : null;
  if (!here && !chosen.length) return null;
  const ends = chosen.flatMap((link) => [link.source, link.target]);
  return { nodes: new Set(here ? [here, ...ends] : ends), links: new Set(chosen) };
}

/** All that the selected claim rests on, and all that it leads to. */
function chainOf(seen) {
  const start = nodeByName.get(state.node || state.claim);
  if (!start || !seen.nodes.includes(start)) return null;
  const back = walk(start, seen.links, "target", "source");
  const on = walk(start, seen.links, "source", "target");
  return { nodes: new Set([start, ...back.nodes, ...on.nodes]), links: new Set([...back.links, ...on.links]) };
}

/** Follow links from one end to the other, tensions for one step only. */
function walk(start, among, from, to) {
  const met = { nodes: new Set([start]), links: new Set() };
  const todo = [start];
  while (todo.length) {
    const node = todo.pop();
    for (const link of among) {
      if (link[from] !== node || (link.relation.name === "cg:isInTensionWith" && node !== start)) continue;
      met.links.add(link);
      if (met.nodes.has(link[to])) continue;
      met.nodes.add(link[to]);
      if (link.relation.name !== "cg:isInTensionWith") todo.push(link[to]);
    }
  }
  return met;
}

/** The drawn links that the selection is about. */
function chosenLinks(seen) {
  if (state.link) return seen.links.filter((link) => link === linkByKey(state.link));
  const name = state.node || state.claim;
  if (!name) return [];
  return seen.links.filter(
    (link) =>
      link.source.name === name || link.target.name === name ||
      (state.claim && link.claim && link.claim.name === name && !nodeByName.has(name)),
  );
}

/** @param {Link} link */
function isFocused(link) {
  return !drawing.focus || drawing.focus.links.has(link);
}

/** Whether the search's words are in one of a thing's names. @param {Object} node */
function matches(node) {
  return Boolean(state.query.trim()) && found(state.query).nodes.has(node);
}

/** The territories that have a thing to show. @param {Object[]} shown */
function territoriesOf(shown) {
  const ids = new Set(shown.map((node) => node.id));
  return territories.filter((territory) => territory.members.some((member) => ids.has(member)));
}

/** @param {Object} node */
function radius(node) {
  const degree = drawing.degree.get(node) || 0;
  const base = node.kind === "actor" || node.kind === "source" ? 6 : 4;
  return base + Math.min(Math.sqrt(degree) * 1.5, 8);
}

/** @param {Object} node */
function visNode(node) {
  const bright = !drawing.focus || drawing.focus.nodes.has(node);
  const chosen = node.name === state.node || node.name === state.claim;
  if (node.kind === "claim") return visClaim(node, bright, chosen);
  const linked = drawing.degree.has(node);
  const solid = node.kind === "actor" || (linked && node.kind !== "source");
  const ink = bright ? (linked ? theme.ink : theme.soft) : theme.faint;
  return {
    id: node.id, x: node.x, y: node.y, shape: SHAPES[node.kind] || "dot", size: radius(node),
    borderWidth: chosen ? 4 : 1.5,
    color: { background: solid ? ink : theme.paper, border: chosen ? theme.accent : ink },
  };
}

/** @param {Object} node @param {boolean} bright @param {boolean} chosen */
function visClaim(node, bright, chosen) {
  const claim = claimByName.get(node.name) || {};
  const dashes = isReported(claim) ? [6, 4] : claim.implicit ? [2, 3] : false;
  return {
    id: node.id, x: node.x, y: node.y, shape: "box", margin: 8,
    label: broken(node.label, CLAIM_LINE, 12).join("\n"),
    borderWidth: chosen ? 3 : 1.2,
    shapeProperties: { borderRadius: 4, borderDashes: dashes },
    font: { size: 15, face: theme.sans, color: bright ? theme.ink : theme.soft, align: "left" },
    color: { background: theme.paper, border: chosen ? theme.accent : bright ? theme.soft : theme.line },
  };
}

/** The space that a claim's box takes. @param {Object} node @returns {Rect} */
function claimBox(node) {
  const lines = broken(node.label, CLAIM_LINE, 12).length;
  return { x: node.x - 125, y: node.y - lines * 9 - 10, w: 250, h: lines * 18 + 20 };
}

/** @param {Link} link */
function visEdge(link) {
  const bright = isFocused(link);
  const line = lineOf(link);
  const colour = bright ? colourOf(link.relation) : theme.line;
  const straight = isArgument(link);
  return {
    id: link.id, from: link.source.id, to: link.target.id,
    width: line.width * (drawing.links.length > 120 || middleThing() ? 0.6 : 1) + (state.link && bright ? 1.2 : 0),
    dashes: line.dashes,
    arrows: arrowsOf(line),
    color: { color: colour, hover: colour, highlight: colour, opacity: drawing.links.length > CROWD && !drawing.focus ? 0.4 : 1 },
    smooth: straight
      ? { enabled: false, type: "continuous", roundness: 0 }
      : { enabled: true, type: "curvedCW", roundness: drawing.bends.get(link) },
  };
}

/** @param {Object} relation */
function colourOf(relation) {
  return theme[relation.name === "cg:isInTensionWith" ? "harm" : relation.family];
}

/**
 * How a line looks, and why: dashed is reported, dotted conditional, thin not yet read a second
 * time, an open head less than asserted, a bar denied, a diamond disputed.
 * @param {Link} link
 */
function lineOf(link) {
  const claim = link.claim;
  if (!claim) return { width: 0.9, dashes: false, head: link.relation.name === "skos:related" ? "" : "vee" };
  const reported = isReported(claim);
  const conditional = Boolean(claim.conditions);
  return {
    width: claim.review === "second read" || !claim.review ? 2.6 : 1.5,
    dashes: reported && conditional ? [9, 4, 2, 4] : reported ? [9, 6] : conditional ? [2, 4] : false,
    head: claim.polarity === "denies" ? "bar" : ["likely", "possible"].includes(claim.certainty) ? "vee" : "arrow",
    disputed: claim.review === "disputed",
  };
}

/** @param {{head: string, disputed: boolean}} line */
function arrowsOf(line) {
  return {
    to: { enabled: Boolean(line.head), type: line.head || "arrow", scaleFactor: line.head === "vee" ? 0.6 : 0.45 },
    middle: { enabled: Boolean(line.disputed), type: "diamond", scaleFactor: 0.6 },
  };
}

/** A point on a drawn link. @param {Link} link @param {number} part from 0 to 1 */
function pointOn(link, part) {
  const edge = drawing.network.body.edges[link.id];
  return edge && edge.connected ? edge.edgeType.getPoint(part) : null;
}

/** @param {Object} event vis's own */
function clicked(event) {
  const node = event.nodes.length ? nodes[event.nodes[0]] : labelledAt(event.pointer.canvas);
  if (node) select({ node: node.name });
  else if (event.edges.length) select({ link: keyOf(links[event.edges[0]]) });
  else if (state.node || state.link || state.claim) select({});
}

/** @param {{node: number|null, link: number|null}} what @param {Object} [event] */
function hover(what, event) {
  Object.assign(hovered, what);
  byId("canvas").style.cursor = what.node === null && what.link === null ? "" : "pointer";
  showTip(what.link === null ? null : links[what.link], event);
  drawing.network.redraw();
}

/** A label is as good to point at as its dot. @param {MouseEvent} event */
function pointed(event) {
  if (event.buttons || hovered.node !== null || hovered.link !== null) return;
  const box = byId("canvas").getBoundingClientRect();
  const point = drawing.network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top });
  byId("canvas").style.cursor = labelledAt(point) ? "pointer" : "";
}

/** What a link says, beside the pointer. @param {Link|null} link @param {Object} [event] */
function showTip(link, event) {
  const tip = byId("tip");
  tip.hidden = !link || !event;
  if (!link || !event) return;
  tip.replaceChildren(
    el("strong", {}, `${labelOf(link.source, state.language).text} `),
    el("em", {}, relationWords(link)),
    el("strong", {}, ` ${labelOf(link.target, state.language).text}`),
    el("span", {}, link.claim ? `${shortWhose(link.claim)} · ${shortPlace(link.claim)}` : "Editorial: the project's own order"),
  );
  const box = byId("canvas").getBoundingClientRect();
  tip.style.left = `${Math.min(event.clientX - box.left + 14, box.width - 280)}px`;
  tip.style.top = `${Math.min(event.clientY - box.top + 14, box.height - 110)}px`;
}

/** Show all that is drawn, or as much of it as stays readable. */
function fit() {
  const boxes = drawing.territories.length
    ? drawing.territories.map((t) => ({ x: t.x, y: t.y, w: t.width, h: t.height }))
    : drawing.nodes.map(claimBox);
  if (!boxes.length) return;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  const around = Boolean(middleThing());
  const { clientWidth, clientHeight } = byId("canvas");
  const { width, height } = around ? freePart() : { width: clientWidth, height: clientHeight };
  const whole = Math.min((width - 72) / (right - left), (height - 32) / (bottom - top), 1.6);
  const scale = Math.max(whole, around ? 0.75 : state.view === "argument" ? 0.7 : 0.5);
  if (state.view === "argument" && scale > whole) {
    const hub = drawing.nodes.reduce((a, b) => (drawing.degree.get(b) > drawing.degree.get(a) ? b : a));
    drawing.network.moveTo({ position: { x: hub.x, y: hub.y }, scale });
    return;
  }
  const aside = { x: (clientWidth - width) / 2 / scale, y: (clientHeight - height) / 2 / scale };
  const x = around && scale > whole ? 0 : middle(left, right, width / scale);
  drawing.network.moveTo({ position: { x: x + aside.x, y: middle(top, bottom, height / scale) + aside.y }, scale });
}

/** Where the middle of the window goes: on that of what is drawn, or so that its start is seen. */
function middle(start, end, room) {
  return end - start > room ? start + room / 2 - 34 : (start + end) / 2;
}

/** Bring a thing into the part of the picture that the panel leaves free. @param {Object} node */
function bringIntoSight(node) {
  const free = freePart();
  const at = drawing.network.canvasToDOM({ x: node.x, y: node.y });
  const margin = Math.min(90, free.width / 4, free.height / 4);
  const seen = at.x > margin && at.x < free.width - margin && at.y > margin && at.y < free.height - margin;
  const scale = Math.max(drawing.network.getScale(), 0.75);
  if (seen && scale === drawing.network.getScale()) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const aside = { x: (width - free.width) / 2 / scale, y: (height - free.height) / 2 / scale };
  drawing.network.moveTo({
    position: { x: node.x + aside.x, y: node.y + aside.y },
    scale,
    animation: calm ? false : { duration: 350, easingFunction: "easeInOutQuad" },
  });
}

/** The size of the part of the picture that the panel leaves free, from its top left corner. */
function freePart() {
  const box = byId("canvas").getBoundingClientRect();
  const panel = byId("panel").hidden ? null : byId("panel").getBoundingClientRect();
  const beside = panel && panel.left > box.left + 100;
  return {
    width: panel && beside ? panel.left - box.left : box.width,
    height: panel && !beside ? panel.top - box.top : box.height,
  };
}

/** @param {Object} event */
function zoomed(event) {
  const scale = Math.min(Math.max(event.scale, 0.12), 4);
  if (scale !== event.scale) drawing.network.moveTo({ scale });
  rememberCamera();
}

/** @param {number} factor */
function zoomBy(factor) {
  const scale = Math.min(Math.max(drawing.network.getScale() * factor, 0.12), 4);
  drawing.network.moveTo({ scale });
  rememberCamera();
}

/** @param {number} dx @param {number} dy in pixels of the screen */
function panBy(dx, dy) {
  const { x, y } = drawing.network.getViewPosition();
  const scale = drawing.network.getScale();
  drawing.network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale } });
  rememberCamera();
}

function rememberCamera() {
  const { x, y } = drawing.network.getViewPosition();
  state.camera = [Math.round(x), Math.round(y), Number(drawing.network.getScale().toFixed(3))];
  writeAddress(true);
}

/** Go where the address says, or show everything. */
function placeCamera() {
  if (!state.camera) return;
  const [x, y, scale] = state.camera;
  drawing.network.moveTo({ position: { x, y }, scale });
}

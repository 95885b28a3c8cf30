// The start: the state in the address is shown, and shown again when it changes.

let lastSelection = "";

/** Show the state: picture, list or table, filters, panel. */
function show() {
  document.body.dataset.form = state.form;
  document.body.dataset.view = state.view;
  const view = RECORD_VIEWS[state.view];
  byId("stage").hidden = Boolean(view) || state.form === "list";
  byId("list").hidden = Boolean(view) || state.form !== "list";
  byId("record").hidden = !view;
  if (view) showRecord(view);
  else showGraph();
  drawHits();
}

/** The views of nodes and links. */
function showGraph() {
  const seen = visible();
  drawing.links = seen.links;
  showTip(null);
  drawPanel();
  if (state.form === "list") drawList(seen);
  else drawPicture(seen);
  drawControls(seen);
  showSelection();
}

/** The views of the record. @param {Object} view */
function showRecord(view) {
  drawPanel();
  drawRecordControls(view);
  drawRecord(view);
}

/** Bring a newly selected thing into sight. */
function showSelection() {
  const key = selectionKey();
  if (key === lastSelection || state.form === "list" || middleThing()) return;
  lastSelection = key;
  const link = state.link ? linkByKey(state.link) : null;
  const node = nodeByName.get(state.node) || nodeByName.get(state.claim) || (link && link.source);
  if (node && drawing.nodes.includes(node)) requestAnimationFrame(() => bringIntoSight(node));
}

/** The address was changed by the back button, or by hand. */
function readAddress() {
  state = stateOf(location.hash);
  show();
  placeCamera();
}

/** @param {KeyboardEvent} event */
function pageKey(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox" && event.target.type !== "radio";
  if (event.key === "/" && !typing) {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key === "Escape" && !typing) {
    if (document.body.classList.contains("with-filters")) toggleFilters(false);
    else if (!byId("panel").hidden) select({});
  } else if (event.target === byId("canvas-box")) {
    pictureKey(event);
  }
}

const KEYS = {
  ArrowLeft: () => panBy(-60, 0),
  ArrowRight: () => panBy(60, 0),
  ArrowUp: () => panBy(0, -60),
  ArrowDown: () => panBy(0, 60),
  "+": () => zoomBy(1.3),
  "=": () => zoomBy(1.3),
  "-": () => zoomBy(1 / 1.3),
  0: () => fit(),
};

/** @param {KeyboardEvent} event */
function pictureKey(event) {
  if (!KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  KEYS[event.key]();
}

function start() {
  state = stateOf(location.hash);
  startPicture();
  startControls();
  startSearch();
  startRecord();
  show();
  placeCamera();
  addEventListener("popstate", readAddress);
  addEventListener("hashchange", readAddress);
  document.addEventListener("keydown", pageKey);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    readTheme();
    show();
  });
  if (byId("stage").hidden) ready();
  else drawing.network.once("afterDrawing", ready);
}

/** Say that the page can be used, for those who measure it; then prepare the first search. */
function ready() {
  performance.mark("explorer-interactive");
  document.documentElement.dataset.ready = "";
  requestIdleCallback(() => nodes.forEach(namesOf));
}

start();

// For the project's own tests: what vis draws.
window.explorer = { nodes: drawing.nodeSet, edges: drawing.edgeSet, network: drawing.network, relations, links, unpacked };

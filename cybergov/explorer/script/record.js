// The views of the record, their filters and their panel.

/** For each: what it draws, its filters, its status, and the parts of the state that it depends on. */
const RECORD_VIEWS = {
  votes: { draw: votesTable, controls: votesControls, status: votesStatus, keys: ["columns", "committee", "rows", "grouping"] },
  treaties: { draw: treatiesTable, controls: treatiesControls, status: treatiesStatus, keys: ["columns", "rows", "grouping", "asOf"] },
  positions: { draw: positionsTable, controls: positionsControls, status: positionsStatus, keys: ["theme", "columns", "rows", "actorKind", "grouping", "order"] },
  compare: { draw: compareView, controls: compareControls, status: compareStatus, keys: ["compare"] },
  timeline: { draw: timelineView, controls: timelineControls, status: timelineStatus, keys: ["rows", "form"] },
};

/** Draw the view where anything but the selection has changed. @param {Object} view */
function drawRecord(view) {
  const box = byId("record");
  const key = JSON.stringify([state.view, state.language, ...view.keys.map((name) => state[name]), view.draw === timelineView && box.clientWidth]);
  const isNew = box.dataset.of !== key;
  if (isNew) {
    if (JSON.parse(box.dataset.of || "[]")[0] !== state.view) box.scrollTo(0, 0);
    box.dataset.of = key;
    box.replaceChildren(...view.draw());
  }
  markPair(box, isNew);
  for (const bar of box.querySelectorAll("[data-process]")) bar.classList.toggle("chosen", bar.dataset.process === state.node);
  byId("status").replaceChildren(view.status());
}

/** The filters: made anew for another view or language, so that who types keeps the cursor. @param {Object} view */
function drawRecordControls(view) {
  const form = byId("filters");
  const key = [state.view, state.language, ...(view.keys.includes("compare") ? state.compare || [] : [])].join(" ");
  const focused = form.contains(document.activeElement) ? document.activeElement.id : "";
  if (form.dataset.of !== key) {
    form.dataset.of = key;
    form.replaceChildren(...view.controls(), el("button.plain", { type: "button", id: "reset", on: { click: resetRecord } }, "Without filters"));
  }
  for (const name of view.keys) {
    const input = /** @type {HTMLInputElement} */ (byId(`control-${name}`));
    if (input && input.value !== state[name]) input.value = state[name];
  }
  if (focused) byId(focused)?.focus();
  drawSwitches();
}

function resetRecord() {
  go({ columns: "", rows: "", committee: "", grouping: "", asOf: "", theme: "", actorKind: "", order: "", compare: null });
}

/** @param {string} title @param {HTMLElement} input @param {string} [hint] */
function field(title, input, hint = "") {
  return el("fieldset.field", {}, el("label", { for: input.id }, title), input, hint ? el("small", {}, hint) : "");
}

/** @param {string} key @param {string} title @param {string} hint */
function textField(key, title, hint) {
  const input = el("input", { type: "search", id: `control-${key}`, value: state[key], placeholder: hint, autocomplete: "off", spellcheck: "false" });
  input.addEventListener("input", () => go({ [key]: input.value }, true));
  return field(title, input);
}

/** @param {string} key @param {string} title @param {string[][]} options values and words */
function chooser(key, title, options) {
  const list = el("select", { id: `control-${key}`, on: { change: (event) => go({ [key]: event.target.value }) } },
    ...options.map(([value, words]) => el("option", { value, selected: value === state[key] }, words)));
  return field(title, list);
}

/** @param {Object} node @returns {string[]} */
function option(node) {
  return [node.name, labelOf(node, state.language).text];
}

/** @param {string[][]} rows class, sign and words */
function legendGroup(rows) {
  return group("Legend", "", rows.map(([kind, sign, words]) =>
    el("p.row.key", {}, el(`span.${kind}`, { "aria-hidden": "true" }, sign), el("span", {}, words))));
}

function memberLegend() {
  return [
    ["cell.no-member", "", "Not a member of the grouping on that day"],
    ["cell.maybe-member", "", "Whether a member on that day is not known"],
  ];
}

/** What a cell stands for. @param {string[]} pair @returns {Node[]|null} */
function pairContent([actor, what]) {
  const node = nodeByName.get(actor);
  if (!node) return null;
  if (voteByName.has(what)) return votePair(node, voteByName.get(what));
  if (nodeByName.get(what)?.kind === "question") return positionPair(node, nodeByName.get(what));
  return nodeByName.has(what) ? treatyPair(node, nodeByName.get(what)) : null;
}

function startRecord() {
  addEventListener("resize", () => {
    if (state.view === "timeline") show();
  });
}

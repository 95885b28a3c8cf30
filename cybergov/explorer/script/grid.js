// A table with a fixed head and first column, whose cells are reached with the arrow keys.

/**
 * @typedef {Object} Grid
 * @property {string} label what the table is, for those who listen
 * @property {string} corner the heading of the first column
 * @property {Object[]} columns
 * @property {function(Object): (Node|string)[]} head the heading of a column
 * @property {{title: string, rows: Object[]}[]} sections
 * @property {function(HTMLElement, Object, Object, Object): void} fill writes into a cell of a
 *     row, a column and a section
 * @property {{title: string, size: number}[]} [bands] what neighbouring columns have in common
 */

/** @param {Grid} made @returns {HTMLElement} */
function gridTable(made) {
  const head = el("tr", {}, el("th.corner", { scope: "col" }, made.corner),
    ...made.columns.map((column) => el("th", { scope: "col", tabindex: -1 }, ...made.head(column))));
  const bodies = made.sections.flatMap((section) => gridSection(section, made));
  const on = { click: gridClick, keydown: gridKey, focusin: gridFocus };
  const table = el("table.grid", { role: "grid", "aria-label": made.label, on }, ...(made.bands ? [el("colgroup", {}, el("col.first"), ...made.columns.map(() => el("col")))] : []), el("thead", {}, ...(made.bands ? [bandRow(made.bands)] : []), head), ...bodies);
  table.made = made;
  const first = table.querySelector("tbody td");
  if (first) first.tabIndex = 0;
  return table;
}

/** @param {{title: string, size: number}[]} bands */
function bandRow(bands) {
  return el("tr.section.bands", {}, el("th.corner", { scope: "col" }, "Theme"), ...bands.map(({ title, size }) => el("th", { scope: "colgroup", colspan: size }, el("span", {}, title))));
}

/** @param {{title: string, rows: Object[]}} section @param {Grid} made @returns {HTMLElement[]} */
function gridSection(section, made) {
  if (!section.rows.length) return [];
  const body = el("tbody");
  if (section.title) {
    body.append(el("tr.section", {}, el("th", { scope: "rowgroup", colspan: made.columns.length + 1 }, el("span", {}, section.title))));
  }
  const blank = el("td", { tabindex: -1 });
  for (const row of section.rows) {
    const line = el("tr", {}, el("th", { scope: "row", tabindex: -1 }, rowLink(row)));
    line.thing = row;
    for (const column of made.columns) {
      const cell = blank.cloneNode(false);
      made.fill(cell, row, column, section);
      line.append(cell);
    }
    body.append(line);
  }
  return [body];
}

/** A link to the thing of a row; the cell around it takes the focus. @param {Object} node */
function rowLink(node) {
  const label = labelOf(node, state.language);
  return inner({ node: node.name }, label.text, { lang: label.language, dir: "auto", tabindex: -1 });
}

/** What a cell stands for. @param {HTMLElement} cell @returns {string[]|null} */
function pairOf(cell) {
  const line = cell.closest("tr");
  const { made } = cell.closest("table");
  return line.thing && cell.tagName === "TD" ? [line.thing.name, made.columns[cell.cellIndex - 1].name] : null;
}

/** @param {MouseEvent} event */
function gridClick(event) {
  const cell = event.target.closest("td");
  if (!cell) return;
  cell.focus({ preventScroll: true });
  select({ pair: pairOf(cell) });
}

const GRID_STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** @param {KeyboardEvent} event */
function gridKey(event) {
  const cell = event.target.closest("td, th");
  if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" || event.key === " ") {
    if (event.target.tagName === "A") return;
    event.preventDefault();
    const link = cell.querySelector("a");
    if (cell.tagName === "TD") select({ pair: pairOf(cell) });
    else if (link) link.click();
    return;
  }
  const next = stepFrom(cell, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The cell that a key leads to. @param {HTMLTableCellElement} cell @param {string} key */
function stepFrom(cell, key) {
  const lines = [...cell.closest("table").querySelectorAll("tr:not(.section)")];
  const line = cell.closest("tr");
  if (key === "Home" || key === "End") return line.cells[key === "Home" ? 0 : line.cells.length - 1];
  const step = GRID_STEPS[key];
  if (!step) return null;
  const other = step[0] ? lines[lines.indexOf(line) + step[0]] : line;
  const next = other && other.cells[cell.cellIndex + step[1]];
  return next && !next.classList.contains("corner") ? next : null;
}

/** One cell at a time is reached with the tab key: the last that had the focus. @param {FocusEvent} event */
function gridFocus(event) {
  const cell = event.target.closest("td, th");
  const table = event.target.closest("table");
  if (!cell || event.target !== cell) return;
  for (const other of table.querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
  cell.tabIndex = 0;
}

/** Mark the cell that is selected. @param {HTMLElement} box @param {boolean} isNew whether the table is: then the cell comes into sight */
function markPair(box, isNew) {
  for (const cell of box.querySelectorAll("[aria-selected]")) cell.removeAttribute("aria-selected");
  const table = box.querySelector("table.grid");
  if (!table || !state.pair) return;
  const column = table.made.columns.findIndex(({ name }) => name === state.pair[1]);
  const line = [...table.rows].find(({ thing }) => thing && thing.name === state.pair[0]);
  if (!line || column < 0) return;
  const cell = line.cells[column + 1];
  cell.setAttribute("aria-selected", "true");
  if (isNew) cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

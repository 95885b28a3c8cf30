// Parts of the panel that fold away, and are made only when they are opened.

/** Which of them the reader opened or closed, as long as the same thing is selected. */
const unfolded = new Map();

/**
 * A part that folds away.
 * @param {string} key tells it from the others in the panel
 * @param {(Node|string)[]} summary what stands there when it is closed
 * @param {function(): Node[]} build makes what it holds
 * @param {{open?: boolean, name?: string}} [how] whether it is open at first, and its class
 * @returns {HTMLDetailsElement}
 */
function folding(key, summary, build, how = {}) {
  const details = /** @type {HTMLDetailsElement} */ (el(`details.fold${how.name ? `.${how.name}` : ""}`, {}, el("summary", {}, ...summary)));
  const fill = () => {
    if (details.childElementCount === 1) details.append(...build());
  };
  if (unfolded.get(key) ?? how.open) {
    details.open = true;
    fill();
  }
  details.addEventListener("toggle", () => {
    unfolded.set(key, details.open);
    if (details.open) fill();
  });
  return details;
}

/** A button that opens, or closes, all such parts in a box. @param {HTMLElement} box @param {string} kind their class */
function foldAllButton(box, kind) {
  const button = el("button.plain", { type: "button" }, "Open all");
  const all = () => [...box.querySelectorAll(`details.${kind}`)];
  button.addEventListener("click", () => {
    const open = all().some((details) => !details.open);
    for (const details of all()) details.open = open;
    button.textContent = open ? "Close all" : "Open all";
  });
  return el("p", {}, button);
}

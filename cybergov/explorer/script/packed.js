// The rows that the build packed by column (see packed.py), made again.

/**
 * @param {{n: number, c: Object<string, *>}} table
 * @returns {Object[]} a row holds only what it has a value for
 */
function unpacked(table) {
  const rows = Array.from({ length: table.n }, () => ({}));
  for (const [key, column] of Object.entries(table.c)) fill(rows, key, column);
  return rows;
}

/** @param {Object[]} rows @param {string} key @param {*} column */
function fill(rows, key, column) {
  if (Array.isArray(column)) {
    rows.forEach((row, index) => { row[key] = column[index]; });
  } else if (column.k) {
    let text = "";
    column.f.split("\n").forEach((rest, index) => {
      text = text.slice(0, column.k[index]) + rest;
      rows[index][key] = text;
    });
  } else if (column.i) {
    column.i.forEach((value, index) => { if (value >= 0) rows[index][key] = column.v[value]; });
  } else if (column.at) {
    let at = 0;
    column.at.forEach((step, index) => {
      at += step;
      rows[at][key] = column.v[index];
    });
  } else {
    for (const row of rows) [row[key]] = column.v;
  }
}

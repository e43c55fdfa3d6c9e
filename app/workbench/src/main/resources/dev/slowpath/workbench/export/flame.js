"use strict";
// The flame graph of the page: data holds, for each node, parent, name, width, hue and words.
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const ROW = 18;
  const count = data.parent.length;
  const start = new Float64Array(count);
  const depth = new Int32Array(count);
  const rows = [];
  const children = [];
  const canvas = document.getElementById("graph");
  const tip = document.getElementById("tip");
  const detail = document.getElementById("detail");
  const input = document.getElementById("search");
  const found = document.getElementById("found");
  const state = { zoom: 0, selected: -1, hovered: -1, matches: [], at: -1, flipped: false };
  let matched = new Uint8Array(count);

  function layOut() {
    const next = new Float64Array(count);
    for (let node = 0; node < count; node++) {
      const parent = data.parent[node];
      if (parent >= 0) {
        start[node] = next[parent];
        next[parent] += data.width[node];
        depth[node] = depth[parent] + 1;
        (children[parent] = children[parent] || []).push(node);
      }
      next[node] = start[node];
      (rows[depth[node]] = rows[depth[node]] || []).push(node);
    }
  }

  const name = (node) => data.names[data.name[node]];
  const end = (node) => start[node] + data.width[node];
  const share = (node, of) => (100 * data.width[node] / (data.width[of] || 1)).toFixed(1) + " %";

  function simple(full) {
    const lambda = /([^.]+)\$\$Lambda.*(\.[^.]+)$/.exec(full);
    if (lambda) { return lambda[1] + ".λ" + lambda[2]; }
    if (/^[\w$.]+\.[\w$<>]+$/.test(full)) {
      const parts = full.split(".");
      return parts.slice(-2).join(".");
    }
    return full;
  }

  /** The first node of a row that ends after a weight. */
  function after(row, weight) {
    let low = 0;
    let high = row.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (end(row[middle]) > weight) { high = middle; } else { low = middle + 1; }
    }
    return low;
  }

  function theme() { return document.documentElement.dataset.theme === "dark" ? "dark" : "light"; }
  function css(token) { return getComputedStyle(document.documentElement).getPropertyValue(token); }

  /** From where to where the picture reaches, in weight, and what a pixel weighs. */
  function view() {
    const from = start[state.zoom];
    return { from, to: end(state.zoom), perPixel: data.width[state.zoom] / canvas.clientWidth };
  }

  function top(row) { return state.flipped ? (rows.length - 1 - row) * ROW : row * ROW; }

  function draw() {
    const ratio = window.devicePixelRatio || 1;
    const width = canvas.clientWidth;
    canvas.style.height = rows.length * ROW + "px";
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(rows.length * ROW * ratio);
    const paint = canvas.getContext("2d");
    paint.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint.clearRect(0, 0, width, rows.length * ROW);
    paint.font = "11px Inter, system-ui, sans-serif";
    paint.textBaseline = "middle";
    const seen = view();
    const look = { colors: data.colors[theme()], match: css("--match"), onMatch: css("--on-match") };
    for (let row = 0; row < rows.length; row++) { drawRow(paint, row, seen, look); }
    for (const node of [state.hovered, state.selected]) { if (node >= 0) { frame(paint, node, seen); } }
    canvas.setAttribute("aria-label", data.title + ", " + count + " frames" +
        (state.selected >= 0 ? ", chosen: " + name(state.selected) : ""));
  }

  function drawRow(paint, row, seen, look) {
    const nodes = rows[row];
    for (let at = after(nodes, seen.from); at < nodes.length && start[nodes[at]] < seen.to;) {
      const node = nodes[at];
      const x = Math.max(0, (start[node] - seen.from) / seen.perPixel);
      const right = Math.min(canvas.clientWidth, (end(node) - seen.from) / seen.perPixel);
      paint.globalAlpha = row < depth[state.zoom] ? 0.55 : 1;
      paint.fillStyle = matched[node] ? look.match : look.colors[data.hues[data.hue[node]]];
      paint.fillRect(x, top(row), Math.max(0.5, right - x - (right - x > 3 ? 1 : 0)), ROW - 1);
      if (right - x > 30) { label(paint, node, { x, right, y: top(row) }, look); }
      // Of what is narrower than a pixel only the first is drawn.
      at = right - x < 1 ? Math.max(at + 1, after(nodes, seen.from + (Math.floor(x) + 1) * seen.perPixel)) : at + 1;
    }
    paint.globalAlpha = 1;
  }

  function label(paint, node, box, look) {
    paint.fillStyle = matched[node] ? look.onMatch : "#0B0E13";
    const room = Math.floor((box.right - box.x - 8) / 6.2);
    const words = simple(name(node));
    paint.fillText(words.length > room ? words.slice(0, Math.max(1, room - 1)) + "…" : words, box.x + 4, box.y + ROW / 2);
  }

  function frame(paint, node, seen) {
    const x = (start[node] - seen.from) / seen.perPixel;
    const width = data.width[node] / seen.perPixel;
    paint.strokeStyle = css("--t1");
    paint.lineWidth = 2;
    paint.strokeRect(x + 1, top(depth[node]) + 1, Math.max(1, width - 3), ROW - 3);
  }

  function at(event) {
    const box = canvas.getBoundingClientRect();
    let row = Math.floor((event.clientY - box.top) / ROW);
    row = state.flipped ? rows.length - 1 - row : row;
    if (!rows[row]) { return -1; }
    const seen = view();
    const weight = seen.from + (event.clientX - box.left) * seen.perPixel;
    const node = rows[row][after(rows[row], weight)];
    return node !== undefined && start[node] <= weight ? node : -1;
  }

  function words(node) {
    return data.tips[node] + "\n" + share(node, 0) + " of all" +
        (state.zoom > 0 ? ", " + share(node, state.zoom) + " of what is shown" : "");
  }

  function hover(event) {
    const node = at(event);
    if (node !== state.hovered) { state.hovered = node; draw(); }
    tip.style.display = node < 0 ? "none" : "block";
    if (node >= 0) {
      tip.replaceChildren(bold(name(node)), document.createTextNode("\n" + words(node)));
      const left = Math.min(event.clientX + 16, window.innerWidth - tip.offsetWidth - 8);
      const below = event.clientY + ROW + 8 + tip.offsetHeight < window.innerHeight;
      tip.style.left = Math.max(8, left) + "px";
      tip.style.top = (below ? event.clientY + ROW + 8 : event.clientY - tip.offsetHeight - ROW) + "px";
    }
  }

  function bold(text) {
    const node = document.createElement("b");
    node.textContent = text;
    return node;
  }

  function select(node) {
    state.selected = node;
    detail.replaceChildren();
    if (node >= 0) {
      detail.append(bold(name(node)), "\n" + words(node));
      if (end(node) <= start[state.zoom] || start[node] >= end(state.zoom)) { state.zoom = 0; }
    } else {
      detail.textContent = "Click a frame to choose it, double-click or Enter to zoom, Esc to return.";
    }
    keep();
    draw();
  }

  function zoom(node) {
    state.zoom = Math.max(0, node);
    keep();
    draw();
  }

  function pattern(text) {
    try { return new RegExp(text, "i"); } catch (invalid) {
      return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i");
    }
  }

  function search(text) {
    matched = new Uint8Array(count);
    state.matches = [];
    state.at = -1;
    let weight = 0;
    if (text) {
      const wanted = pattern(text);
      const isMatch = data.names.map((one) => wanted.test(one));
      const under = new Uint8Array(count);
      for (let node = 1; node < count; node++) {
        const parent = data.parent[node];
        under[node] = under[parent] || matched[parent];
        if (isMatch[data.name[node]]) {
          matched[node] = 1;
          state.matches.push(node);
          weight += under[node] ? 0 : data.width[node];
        }
      }
    }
    tell(text, weight);
    keep();
    draw();
  }

  function tell(text, weight) {
    found.textContent = !text ? "" : state.matches.length === 0 ? "Nothing matches" :
        (100 * weight / data.width[0]).toFixed(1) + " % matched, " +
        (state.at >= 0 ? state.at + 1 + " of " : "") + state.matches.length;
    found.dataset.weight = weight;
  }

  function step(by) {
    if (state.matches.length === 0) { return; }
    state.at = (state.at + by + state.matches.length) % state.matches.length;
    tell(input.value, Number(found.dataset.weight));
    select(state.matches[state.at]);
  }

  function sibling(node, by) {
    const row = rows[depth[node]];
    const other = row[row.indexOf(node) + by];
    return other === undefined || data.parent[other] !== data.parent[node] ? node : other;
  }

  function move(key) {
    const node = Math.max(0, state.selected);
    const inward = state.flipped ? "ArrowUp" : "ArrowDown";
    if (key === "ArrowLeft") { return sibling(node, -1); }
    if (key === "ArrowRight") { return sibling(node, 1); }
    if (key === inward) { return children[node] ? children[node][0] : node; }
    return Math.max(0, data.parent[node]);
  }

  function leave() {
    if (input.value) { input.value = ""; search(""); } else if (state.selected >= 0) { select(-1); } else { zoom(0); }
  }

  function keys(event) {
    const typing = document.activeElement === input;
    if (event.key === "Escape") { leave(); canvas.focus(); return; }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f") { event.preventDefault(); input.focus(); return; }
    if (typing) { if (event.key === "Enter") { step(event.shiftKey ? -1 : 1); } return; }
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key.startsWith("Arrow") && document.activeElement === canvas) { event.preventDefault(); select(move(event.key)); return; }
    const action = { "/": () => { event.preventDefault(); input.focus(); }, "0": () => zoom(0), n: () => step(1), N: () => step(-1),
      i: flip, t: table, d: dark }[event.key];
    if (action) { action(); } else if (event.key === "Enter" && document.activeElement === canvas) { zoom(state.selected); }
  }

  function flip() { state.flipped = !state.flipped; keep(); draw(); }
  function dark() { document.documentElement.dataset.theme = theme() === "dark" ? "light" : "dark"; legend(); draw(); }

  /** The same as a table: each function once, recursion counted once. */
  function table() {
    const box = document.getElementById("table");
    box.hidden = !box.hidden;
    if (box.hidden || box.childElementCount > 0) { return; }
    const total = new Map();
    const self = new Map();
    for (let node = 1; node < count; node++) {
      let above = data.parent[node];
      while (above > 0 && data.name[above] !== data.name[node]) { above = data.parent[above]; }
      if (above <= 0) { total.set(data.name[node], (total.get(data.name[node]) || 0) + data.width[node]); }
      if (data.self) { self.set(data.name[node], (self.get(data.name[node]) || 0) + data.self[node]); }
    }
    const by = data.self ? self : total;
    const order = [...total.keys()].sort((one, other) => by.get(other) - by.get(one)).slice(0, 500);
    const head = "<tr><th>Function</th>" + (data.self ? "<th class=n>Self %</th>" : "") + "<th class=n>Total %</th></tr>";
    box.innerHTML = head;
    for (const id of order) {
      const line = document.createElement("tr");
      const cells = [data.names[id]].concat(data.self ? [self.get(id)] : [], [total.get(id)]);
      cells.forEach((cell, at) => {
        const field = document.createElement("td");
        field.className = at === 0 ? "" : "n";
        field.textContent = at === 0 ? cell : (100 * cell / data.width[0]).toFixed(1);
        line.append(field);
      });
      box.append(line);
    }
  }

  function legend() {
    const box = document.getElementById("legend");
    box.replaceChildren(...data.legend.map((one) => {
      const item = document.createElement("span");
      const swatch = document.createElement("i");
      swatch.style.background = data.colors[theme()][one.id];
      item.append(swatch, one.name);
      return item;
    }), "Width is weight, not time; rows are the depth of calls");
  }

  /** Zoom and search are in the address, so that it can be passed on. */
  function keep() {
    const parts = [];
    if (state.zoom > 0) { parts.push("x=" + state.zoom); }
    if (input.value) { parts.push("s=" + encodeURIComponent(input.value)); }
    if (state.flipped) { parts.push("i=1"); }
    try { history.replaceState(null, "", "#" + parts.join("&")); } catch (local) { /* a page without an address */ }
  }

  function restore() {
    const kept = new URLSearchParams(location.hash.slice(1));
    state.flipped = kept.get("i") === "1";
    const at = Number(kept.get("x"));
    state.zoom = at > 0 && at < count ? at : 0;
    input.value = kept.get("s") || "";
  }

  layOut();
  if (matchMedia("(prefers-color-scheme: dark)").matches) { document.documentElement.dataset.theme = "dark"; }
  restore();
  canvas.addEventListener("mousemove", hover);
  canvas.addEventListener("mouseleave", () => { state.hovered = -1; tip.style.display = "none"; draw(); });
  canvas.addEventListener("click", (event) => select(at(event)));
  canvas.addEventListener("dblclick", (event) => { const node = at(event); if (node >= 0) { zoom(node); } });
  input.addEventListener("input", () => search(input.value));
  document.addEventListener("keydown", keys);
  window.addEventListener("resize", draw);
  for (const [id, action] of [["next", () => step(1)], ["previous", () => step(-1)], ["reset", () => zoom(0)], ["flip", flip], ["tabled", table], ["theme", dark]]) {
    document.getElementById(id).addEventListener("click", action);
  }
  legend();
  select(-1);
  search(input.value);
})();

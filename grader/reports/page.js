"use strict";
// Everything that comes from students goes through textContent: it is shown and never interpreted.
const parse = (id) => JSON.parse(document.getElementById(id).textContent);
const { rows, words, codes } = parse("data");
const verdicts = Object.keys(codes);
const body = document.querySelector("#rows tbody");
const search = document.getElementById("search");
const everyone = document.getElementById("everyone");
const heads = [...document.querySelectorAll("#rows th")];
const chips = [...document.querySelectorAll(".chip")];
const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
let chosen = null; // the rows of a finding, or null for all

function make(tag, name, ...content) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...content); // strings become text nodes
  return element;
}

function addRow([student, file, verdict, score, passed, reason], index) {
  const opener = make("button", "", student);
  opener.type = "button";
  opener.setAttribute("aria-expanded", "false");
  const name = make("td", "name", opener);
  name.title = file;
  const row = make("tr", "row", name,
    make("td", "verdict", make("span", "code " + verdict, codes[verdict]), make("span", "word", " " + words[verdict])),
    make("td", "number", score === null ? "–" : score + " %"),
    ...passed.map((yes) => make("td", "mark " + (yes ? "yes" : "no"), score === null ? "–" : yes ? "✓" : "✗")),
    make("td", "reason", reason));
  row.id = "submission-" + index;
  return { row, opener, detail: null, text: [student, file, reason].join("\n").toLowerCase(), index,
    keys: [student, verdicts.indexOf(verdict), score, ...passed.map((yes) => score === null ? null : +yes), reason] };
}

const all = rows.map(addRow);
body.append(...all.map((each) => each.row));

function filter() {
  const wanted = search.value.trim().toLowerCase();
  const pressed = chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.verdict);
  let count = 0;
  for (const each of all) {
    const fits = each.text.includes(wanted) && (!chosen || chosen.has(each.index))
      && (!pressed.length || pressed.includes(rows[each.index][2]));
    each.row.hidden = !fits;
    if (each.detail) each.detail.hidden = !fits;
    count += fits;
  }
  everyone.hidden = !chosen;
  document.getElementById("shown").textContent = `${words.shown}: ${count} / ${all.length}`;
}

function sort(column) {
  const down = heads[column].ariaSort === "ascending";
  heads.forEach((head) => { head.ariaSort = "none"; });
  heads[column].ariaSort = down ? "descending" : "ascending";
  const compare = (a, b) => {
    const [x, y] = [a.keys[column], b.keys[column]];
    if (x === null || y === null) return (x === null) - (y === null); // unknown comes last
    return (typeof x === "string" ? order.compare(x, y) : x - y) * (down ? -1 : 1);
  };
  const sorted = [...all].sort(compare);
  body.append(...sorted.flatMap((each) => each.detail ? [each.row, each.detail] : [each.row]));
}

function lines(text, name, marks = {}) {
  const pre = make("pre", name);
  pre.tabIndex = 0;
  const split = text.split("\n");
  if (split.length > 1 && split.at(-1) === "") split.pop();
  pre.append(...split.map((line, n) => make("span", marks[n + 1] || "", line || "\u200b")));
  return pre;
}

function caseParts(one) {
  const table = make("table", "plain one");
  for (const { name, mark, read, line, expected, said } of one.checks) {
    const row = make("tr", "", make("td", "mark " + (mark ? "yes" : "no"), mark ? "✓" : "✗"), make("td", "", name),
      make("td", "", read), make("td", "line", line ? `${words.line} ${line}` : ""), make("td", "", said));
    if (expected !== null) row.children[2].append(make("div", "quiet", `${words.expected}: ${expected}`));
    table.append(row);
  }
  const marks = Object.fromEntries(one.checks.filter((c) => c.line).map((c) => [c.line, c.mark ? "pass" : "fail"]));
  const parts = [make("h3", "", `${words.seed} ${one.seed}: ${words[one.verdict]}`)];
  if (one.reason) parts.push(make("p", "", one.reason));
  if (one.verdict === "judge_error") return [...parts, make("p", "quiet", words.deduct)];
  if (one.verdict === "accepted" || one.verdict === "wrong_answer" || one.checks.some((c) => c.mark || c.line)) parts.push(table);
  parts.push(make("h3", "", words.output + (one.cut ? ` (${words.cut})` : "")));
  parts.push(one.stdout ? lines(one.stdout, "count", marks) : make("p", "quiet", words.nothing));
  if (one.stderr) parts.push(make("h3", "", words.errors), lines(one.stderr, ""));
  if (one.figures.length) {
    const pictures = make("div", "pictures");
    for (const data of one.figures) {
      if (data === null) { pictures.append(make("p", "quiet", words.left_out)); continue; }
      const picture = make("img");
      picture.src = "data:image/png;base64," + data;
      picture.alt = words.pictures;
      pictures.append(picture);
    }
    parts.push(make("h3", "", words.pictures), pictures);
  }
  return parts;
}

function curves(index) {
  return [...document.querySelectorAll("main > .card .plot")].map((plot) => {
    const copy = plot.cloneNode(true);
    for (const curve of copy.querySelectorAll(".curve"))
      if (!curve.dataset.rows.split(" ").includes(String(index))) curve.remove();
    copy.classList.add("focus");
    return copy;
  }).filter((plot) => plot.querySelector(".curve"));
}

function detail(index) {
  const { source, failing, cases, commands } = parse("d" + index);
  const marks = Object.fromEntries(failing.map((line) => [line, "fail"]));
  const file = make("div", "", make("h3", "", `${words.source}: ${rows[index][1]}`), lines(source, "source count", marks),
    make("h3", "", words.reproduce), lines(commands.join("\n"), "source"));
  const cell = make("td", "", make("div", "two", make("div", "", ...cases.flatMap(caseParts)), file), ...curves(index));
  cell.colSpan = heads.filter((head) => head.offsetWidth).length || heads.length; // a narrow page hides some
  return make("tr", "detail", cell);
}

function toggle(each, open = each.opener.ariaExpanded !== "true") {
  each.opener.ariaExpanded = String(open);
  each.detail?.remove();
  each.detail = open ? detail(each.index) : null;
  if (open) each.row.after(each.detail);
}

function openLinked() {
  const linked = all[/^#submission-(\d+)$/.exec(location.hash)?.[1]];
  if (!linked) return;
  toggle(linked, true);
  linked.row.scrollIntoView();
}

body.addEventListener("click", (event) => {
  const row = event.target.closest("tr.row");
  if (row) toggle(all[row.id.split("-")[1]]);
});
heads.forEach((head, column) => head.firstElementChild.addEventListener("click", () => sort(column)));
chips.forEach((chip) => chip.addEventListener("click", () => {
  chip.ariaPressed = String(chip.ariaPressed !== "true");
  filter();
}));
for (const button of document.querySelectorAll(".show")) button.addEventListener("click", () => {
  chosen = new Set(button.dataset.rows.split(" ").map(Number));
  filter();
  document.getElementById("table").scrollIntoView();
  everyone.focus();
});
everyone.addEventListener("click", () => { chosen = null; filter(); search.focus(); });
search.addEventListener("input", filter);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
  if (event.key === "Escape") { chosen = null; search.value = ""; filter(); }
});
window.addEventListener("hashchange", openLinked);
filter();
openLinked();

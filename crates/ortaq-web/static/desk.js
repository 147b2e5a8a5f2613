// Keys for sorting the inbox. Every page works without this file.
"use strict";

const rows = [...document.querySelectorAll(".inbox-item")];
const hint = document.querySelector(".keys");
if (hint) hint.hidden = false;
let at = -1;

function go(step) {
  const shown = rows.filter((row) => row.offsetParent);
  const now = shown.indexOf(rows[at]);
  const next = shown[Math.min(Math.max(now + step, 0), shown.length - 1)];
  if (next) { at = rows.indexOf(next); next.querySelector("a").focus(); }
}

document.addEventListener("keydown", (event) => {
  if (event.target.matches("input:not([type=checkbox]), textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = document.activeElement.closest(".inbox-item");
  if (row) at = rows.indexOf(row);
  const press = (act) => document.querySelector(`.sorting button[value=${act}]`)?.click();
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    x: () => { const box = rows[at]?.querySelector("input"); if (box) box.checked = !box.checked; },
    o: () => rows[at]?.querySelector("a").click(),
    t: () => press("take"),
    m: () => press("merge"),
    d: () => document.getElementById("reason")?.focus(),
  };
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});

// A draft that was changed is saved when its writer pauses. The button does the same.
const draft = document.querySelector("form.draft");
if (draft) {
  const said = document.getElementById("saved");
  let waiting;
  const save = async () => {
    const body = new URLSearchParams(new FormData(draft));
    body.set("quiet", "yes");
    try {
      const answer = await fetch(draft.action, { method: "POST", body });
      const saved = await answer.json();
      if (saved.seen) draft.elements.seen.value = saved.seen;
      said.textContent = saved.said;
    } catch {
      said.textContent = draft.dataset.unsaved;
    }
  };
  draft.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(save, 4000); });
  draft.addEventListener("submit", () => clearTimeout(waiting));

  // The text as readers will see it, made and cleaned by the server, while it is written; nothing is saved by it.
  const seen = document.querySelector(".preview");
  let drawing;
  let asked = 0;
  const draw = async () => {
    const mine = ++asked;
    const body = new URLSearchParams([["form-token", draft.elements["form-token"].value], ["text", draft.elements.text.value]]);
    try {
      const answer = await fetch(draft.dataset.preview, { method: "POST", body });
      if (!answer.ok || mine !== asked) return;
      seen.innerHTML = await answer.text();
      seen.parentElement.hidden = !draft.elements.text.value.trim();
    } catch {
      // The last one stays.
    }
  };
  draft.elements.text.addEventListener("input", () => { clearTimeout(drawing); drawing = setTimeout(draw, 400); });
}

// What is looked for is found while it is typed.
const find = document.querySelector("form.find");
if (find) {
  const found = document.getElementById("found");
  let looking;
  let asked = 0;
  const look = async () => {
    const mine = ++asked;
    const query = new URLSearchParams([["q", find.elements.q.value.trim()]]);
    history.replaceState(null, "", `?${query}`);
    query.set("part", "yes");
    try {
      const answer = await fetch(`${find.action}?${query}`);
      if (answer.ok && mine === asked) found.innerHTML = await answer.text();
    } catch {
      // What was found last stays.
    }
  };
  find.addEventListener("input", () => { clearTimeout(looking); looking = setTimeout(look, 150); });
}

// Makes the pages quicker; each of them works without it.
"use strict";

// Keys of the box that has the focus (WCAG 2.2, 2.1.4): they do nothing while somebody writes.
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const target = event.target;
  if (!(target instanceof Element) || !target.closest("[data-keys]")) return;
  if (target.matches("input:not([type=radio]), select, textarea")) return;
  const button = target.closest("[data-keys]").querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
  const details = button.closest("details");
  if (details && details.open) details.querySelector("input:not([type=hidden]), select, textarea")?.focus();
});

// The words of the claim at hand are brought into sight beside it; the page itself stays where it is.
const words = document.getElementById("words"), original = document.querySelector(".original pre");
if (words && original && original.scrollHeight > original.clientHeight) {
  original.scrollTop = words.offsetTop - original.offsetTop - original.clientHeight / 3;
}

// Nothing is sent twice by an impatient hand.
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  // What takes more than a second says that it goes on.
  const button = event.submitter;
  if (event.defaultPrevented || !button?.isConnected) return;
  setTimeout(() => {
    const going = document.createElement("progress");
    going.className = "going";
    going.setAttribute("aria-label", content?.dataset.going ?? "");
    button.after(going);
  }, 1000);
});
addEventListener("pageshow", () => {
  document.querySelectorAll("progress.going").forEach(going => going.remove());
  document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent);
});

// A form that is filled day by day keeps what was typed on this device until it is sent, for whoever typed it.
const daily = document.querySelector("form[data-draft]");
if (daily) {
  const name = `draft:${document.body.dataset.account}:${daily.dataset.draft}`;
  const fields = () => [...daily.elements].filter(field => field.name && field.type !== "hidden" && field.name !== "day");
  if (document.querySelector(".told[role=status]")) localStorage.removeItem(name);
  else for (const [key, value] of Object.entries(JSON.parse(localStorage.getItem(name) ?? "{}"))) {
    for (const field of fields().filter(field => field.name === key)) {
      if (field.type === "radio") field.checked = field.value === value;
      else if (!field.value) field.value = value;
    }
  }
  daily.addEventListener("input", () => localStorage.setItem(name, JSON.stringify(Object.fromEntries(
    fields().filter(field => field.type !== "radio" || field.checked).map(field => [field.name, field.value])))));
}

// The form is of the day where the device is: the service counts days in UTC, and a form that was kept or left open may
// be days old. A clock that is behind the form by more than a day is wrong.
const dayField = daily?.elements.day;
if (dayField && "today" in dayField.dataset) {
  const iso = day => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
  const eve = new Date(`${dayField.defaultValue}T12:00:00`);
  eve.setDate(eve.getDate() - 1);
  const setDay = () => {
    const here = iso(new Date());
    if (here < iso(eve) || dayField.value !== dayField.defaultValue) return;
    dayField.max = dayField.defaultValue = dayField.value = here;
  };
  setDay();
  document.addEventListener("visibilitychange", setDay);
}

// What somebody says about a bulletin stays in this tab until it is sent, also while they log in.
const talk = document.querySelector("form[data-talk]");
if (talk) {
  const name = `talk:${talk.dataset.talk}`, fields = talk.querySelectorAll("[data-kept]");
  if (document.querySelector("#discussion .told[role=status]")) sessionStorage.removeItem(name);
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "{}");
  fields.forEach(field => { if (!field.value) field.value = kept[field.dataset.kept] ?? ""; });
  talk.addEventListener("input", () => sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(
    [...fields].map(field => [field.dataset.kept, field.value])))));
}

// What people raise is counted by a tap.
for (const tap of document.querySelectorAll("[data-tap]")) {
  tap.hidden = false;
  tap.addEventListener("click", () => {
    const field = daily.elements[tap.dataset.tap];
    field.value = (Number(field.value) || 0) + 1;
    field.dispatchEvent(new Event("input", {bubbles: true}));
  });
}

// Whoever leaves a device leaves no pages and no drafts on it; a form that waits to be sent stays, for them alone.
// Whoever only changes the account takes along what they are about to say.
for (const leaving of document.querySelectorAll("form[action='/logout']")) leaving.addEventListener("submit", () => {
  const said = "back" in leaving.dataset ? Object.entries(sessionStorage).filter(([key]) => key.startsWith("talk:")) : [];
  localStorage.clear();
  sessionStorage.clear();
  said.forEach(([key, text]) => sessionStorage.setItem(key, text));
  if ("caches" in window) caches.delete("pages");
});
if (location.pathname === "/login" && "caches" in window) caches.delete("pages");

// Tables are sorted by their headings, filtered, and exported as they are shown.
const content = document.getElementById("content");
const cellsOf = row => [...row.cells].map(cell => cell.innerText.trim());
const numberIn = text => {
  const found = text.replace(/[,\u00a0 ]/g, "").match(/-?\d+(\.\d+)?/);
  return found ? Number(found[0]) : null;
};
for (const table of document.querySelectorAll("main table")) {
  const head = table.tHead?.rows[0], body = table.tBodies[0];
  if (!content?.dataset.filter || !head || !body || body.rows.length < 6) continue;
  const tools = document.createElement("p"), label = document.createElement("label"), filter = document.createElement("input");
  const told = document.createElement("span"), exporter = document.createElement("a");
  tools.className = "table-tools";
  label.textContent = content.dataset.filter + " ";
  filter.type = "search";
  label.append(filter);
  told.setAttribute("role", "status");
  exporter.textContent = content.dataset.export;
  exporter.href = "#";
  tools.append(label, told, exporter);
  (table.closest(".scroll") ?? table).before(tools);

  filter.addEventListener("input", () => {
    const wanted = filter.value.trim().toLocaleLowerCase();
    for (const row of body.rows) row.hidden = !row.innerText.toLocaleLowerCase().includes(wanted);
    const shown = [...body.rows].filter(row => !row.hidden).length;
    told.textContent = wanted ? content.dataset.rows.replace("{0}", shown).replace("{1}", body.rows.length) : "";
  });
  exporter.addEventListener("click", () => {
    // A text that a spreadsheet would run is disarmed.
    const line = cells => cells.map(cell => /^[=+@\t\r-]/.test(cell) && numberIn(cell) === null ? "'" + cell : cell)
      .map(cell => /[",\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell).join(",");
    const lines = [cellsOf(head), ...[...body.rows].filter(row => !row.hidden).map(cellsOf)].map(line);
    URL.revokeObjectURL(exporter.href);
    exporter.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], {type: "text/csv"}));
    exporter.download = `${document.title.split(" · ")[0]}.csv`;
  });
  [...head.cells].forEach((heading, index) => {
    if (heading.innerText.trim() === "") return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const isUp = heading.getAttribute("aria-sort") !== "ascending";
      for (const other of head.cells) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      const rows = [...body.rows].map(row => [row, row.cells[index]?.innerText.trim() ?? ""]);
      const isNumber = heading.classList.contains("number");
      // What is not known stays at the end, however it is sorted.
      rows.sort(([, one], [, other]) => {
        const [a, b] = isNumber ? [numberIn(one), numberIn(other)] : [one || null, other || null];
        if (a === null || b === null) return (a === null) - (b === null);
        const order = isNumber ? a - b : a.localeCompare(b, document.documentElement.lang);
        return isUp ? order : -order;
      });
      body.append(...rows.map(([row]) => row));
    });
  });
}

// A run that goes on says how far it is; once it runs no longer, the page shows what it made.
for (const run of document.querySelectorAll("[data-job]")) {
  const events = new EventSource(`/api/jobs/${run.dataset.job}/events`);
  events.addEventListener("job", event => {
    const job = JSON.parse(event.data), meter = run.querySelector("meter"), far = run.querySelector(".far");
    meter.max = Math.max(1, job.members);
    meter.value = job.membersDone;
    far.textContent = run.dataset.told.replace("{0}", job.membersDone).replace("{1}", job.members);
    if (job.state === "running") return;
    events.close();
    location.reload();
  });
}

// The first steps are shown to whoever has not closed them yet.
const tour = document.querySelector("details.tour");
if (tour) {
  tour.open = !localStorage.getItem("tour");
  tour.addEventListener("toggle", () => { if (!tour.open) localStorage.setItem("tour", "seen"); });
}

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
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

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
document.querySelector("form[action='/logout']")?.addEventListener("submit", () => {
  localStorage.clear();
  if ("caches" in window) caches.delete("pages");
});
if (location.pathname === "/login" && "caches" in window) caches.delete("pages");

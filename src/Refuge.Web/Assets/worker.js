// Keeps the forms of sites at hand without a network. Nothing else of a crisis is kept on a device.
"use strict";
importScripts("/queue.js");
const PAGES = "pages", ASSETS = "assets";
const isForm = url => /^\/crises\/[^/]+\/sites(\/[^/]+)?$/.test(url.pathname);
const keyOf = url => {
  const key = new URL(url);
  ["sent", "done"].forEach(name => key.searchParams.delete(name));
  return key.href;
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.searchParams.has("v")) event.respondWith(asset(event.request));
  else if (event.request.mode === "navigate") event.respondWith(page(event.request, url));
});

// There is a network again: what waits is sent, though no page be open. What fails is tried again by the browser.
self.addEventListener("sync", event => {
  if (event.tag === "forms") event.waitUntil(sendWaiting());
});

async function sendWaiting() {
  // A form that may still be taken back is left to its page; where that is closed by then, it is sent from here.
  const held = Math.max(0, ...(await waitingForms.all()).map(entry => (entry.until ?? 0) - Date.now()));
  if (held > 0) await new Promise(done => setTimeout(done, held + 2000));
  const {waits, needsLogIn} = await waitingForms.send(null);
  for (const client of await self.clients.matchAll()) client.postMessage("sent");
  if (waits && !needsLogIn) throw new Error("The network is not there yet.");
}

async function asset(request) {
  const kept = await caches.match(request, {cacheName: ASSETS});
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(ASSETS)).put(request, answer.clone());
  return answer;
}

async function page(request, url) {
  try {
    const answer = await fetch(request);
    // A page that waits for a plan, or sends somebody to log in, is no form.
    if (isForm(url) && answer.ok && !answer.redirected && answer.headers.has("X-Form")) {
      (await caches.open(PAGES)).put(keyOf(url), answer.clone());
    }
    return answer;
  } catch {
    const pages = await caches.open(PAGES);
    return await pages.match(keyOf(url)) ?? await pages.match(request, {ignoreSearch: true}) ?? nothing(await pages.keys());
  }
}

function nothing(kept) {
  const links = kept.map(request => `<li><a href="${new URL(request.url).pathname}">${new URL(request.url).pathname.split("/").pop().replace(/[^a-z0-9 _-]/gi, "").replace(/_/g, " ")}</a></li>`).join("");
  return new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>No network · Refuge</title>
<main style="font-family:sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem"><h1>No network</h1><p lang="ar" dir="rtl">لا توجد شبكة. النماذج المحفوظة على هذا الجهاز:</p><p>Forms that are kept on this device:</p><ul>${links}</ul></main></html>`,
    {status: 503, headers: {"Content-Type": "text/html; charset=utf-8"}});
}

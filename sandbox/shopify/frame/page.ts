import type { Store } from "../state.ts";

type Frame = { store: Store; app: string; src: string; appOrigin: string };

const signs: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What strangers wrote, safe within a page. */
export const text = (value: string) =>
  value.replace(/[&<>"']/g, (c) => signs[c] ?? c);

/** `fbt-sync` is shown as `Fbt Sync`. */
const titleOf = (app: string) =>
  app
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");

/** The admin around a page. */
export function shell(store: Store, title: string, menu: string, main: string) {
  const initials = store.name.slice(0, 2).toUpperCase();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)} · ${text(store.name)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/admin-frame.css">
</head>
<body>
<header class="top">
  <div class="brand">${text(store.name)} <span class="badge">Sandbox</span></div>
  <div class="save-bar" id="save-bar" role="region" aria-label="Unsaved changes" hidden>
    <span>Unsaved changes</span>
    <button type="button" data-action="discard">Discard</button>
    <button type="button" data-action="save" class="primary">Save</button>
  </div>
  <div class="who"><span>${text(store.name)}</span><span class="avatar">${text(initials)}</span></div>
</header>
<nav class="side" aria-label="Admin">
  <p class="side-title">Apps</p>
  ${menu}
</nav>
${main}
</body>
</html>`;
}

/** The admin page with the app in an iframe. */
export function framePage({ store, app, src, appOrigin }: Frame): string {
  const home = `/store/${store.handle}/apps/${app}`;
  const config = JSON.stringify({ home, appOrigin, store: store.handle });
  return shell(
    store,
    titleOf(app),
    `<a class="app-link" id="app-home" href="${text(home)}">${text(titleOf(app))}</a>
  <ul id="app-nav"></ul>`,
    `<main>
  <div class="loading" id="loading" hidden></div>
  <div class="app-title"><h1 id="app-title">${text(titleOf(app))}</h1><div id="app-actions"></div></div>
  <iframe name="app-iframe" title="${text(titleOf(app))}" src="${text(src)}" allow="clipboard-write"></iframe>
  <div class="toasts" id="toasts" role="status" aria-live="polite"></div>
</main>
<script type="application/json" id="frame-config">${config.replaceAll("<", "\\u003c")}</script>
<script src="/admin-frame.js"></script>`,
  );
}

/** Any other page of the admin, e.g. an order to which the app links. */
export function otherPage(store: Store): string {
  const home = `/store/${store.handle}`;
  return shell(
    store,
    "Not simulated",
    `<a class="app-link" href="${text(home)}">Back to the app</a>`,
    `<main class="plain"><h1>This page of the Shopify admin is not simulated</h1>
<p>The sandbox shows the app as the admin frames it. Orders and products can be read on its control port.</p>
<p><a href="${text(home)}">Back to the app</a></p></main>`,
  );
}

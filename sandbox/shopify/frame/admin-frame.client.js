// The admin's half of App Bridge: draws the navigation, save bar, toasts and title that the framed app asks for.
(() => {
  const byId = (id) => document.getElementById(id);
  const { home, appOrigin, store } = JSON.parse(
    byId("frame-config").textContent,
  );
  const frame = document.querySelector("iframe");
  const root = "/app";
  let links = [];
  let current = "";
  let saveBar = null;

  const tell = (message) =>
    frame.contentWindow.postMessage(
      { from: "shopify-admin", ...message },
      appOrigin,
    );

  /** `/app/listings?tab=2` of the app is `/store/x/apps/y/listings?tab=2` of the admin. */
  const toAdmin = (path) =>
    path === root || path.startsWith(`${root}/`) || path.startsWith(`${root}?`)
      ? home + path.slice(root.length)
      : null;

  const go = (path) => {
    if (saveBar) return refuse();
    tell({ type: "navigate", path });
  };

  function refuse() {
    const bar = byId("save-bar");
    bar.classList.remove("refuse");
    requestAnimationFrame(() => bar.classList.add("refuse"));
  }

  function drawLinks() {
    const list = byId("app-nav");
    list.replaceChildren(
      ...links.map(({ label, path }) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.textContent = label;
        link.href = toAdmin(path) ?? "#";
        const here = current.split("?")[0];
        if (here === path || here.startsWith(`${path}/`))
          link.setAttribute("aria-current", "page");
        link.addEventListener("click", (event) => {
          event.preventDefault();
          go(path);
        });
        item.append(link);
        return item;
      }),
    );
    const any = list.querySelector("[aria-current]");
    byId("app-home").toggleAttribute("aria-current", !any);
    if (!any) byId("app-home").setAttribute("aria-current", "page");
  }

  function toast({ text, isError, duration, action, id }) {
    const box = document.createElement("div");
    box.className = isError ? "toast error" : "toast";
    box.textContent = text;
    box.dataset.toast = id;
    if (action) {
      const button = document.createElement("button");
      button.textContent = action;
      button.addEventListener("click", () =>
        tell({ type: "toast-action", id }),
      );
      box.append(button);
    }
    byId("toasts").append(box);
    setTimeout(() => {
      box.remove();
      tell({ type: "toast-gone", id });
    }, duration ?? 5000);
  }

  function drawTitle({ title, actions }) {
    if (title) byId("app-title").textContent = title;
    byId("app-actions").replaceChildren(
      ...actions.map(({ label, primary, disabled }, index) => {
        const button = document.createElement("button");
        button.textContent = label;
        button.disabled = disabled;
        if (primary) button.className = "primary";
        button.addEventListener("click", () =>
          tell({ type: "title-action", index }),
        );
        return button;
      }),
    );
  }

  /** Links of the real admin lead to its pages here; every other address is opened as it is. */
  function open(url) {
    const inAdmin =
      /^https:\/\/admin\.shopify\.com\/store\/[^/]+(\/.*)?$/.exec(url) ??
      /^https:\/\/[^/]+\.myshopify\.com\/admin(\/.*)?$/.exec(url) ??
      /^shopify:(?:\/\/)?\/?admin(\/.*)?$/.exec(url);
    location.href = inAdmin ? `/store/${store}${inAdmin[1] ?? ""}` : url;
  }

  async function changeScopes({ id, grant = [], revoke = [] }) {
    const declined =
      grant.length > 0 && !confirm(`Let the app do more?\n${grant.join("\n")}`);
    const response = await fetch(`/shops/${store}/scopes`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(declined ? {} : { grant, revoke }),
    });
    const detail = await response.json();
    tell({
      type: "scopes-answer",
      id,
      ...(response.ok
        ? { result: declined ? "declined-all" : "granted-all", detail }
        : { error: detail.error }),
    });
  }

  const handlers = {
    scopes: changeScopes,
    nav(message) {
      links = message.links;
      drawLinks();
    },
    path({ path }) {
      current = path;
      const mine = toAdmin(path);
      if (mine) history.replaceState(null, "", mine);
      drawLinks();
    },
    toast,
    "toast-hide": ({ id }) =>
      document.querySelector(`[data-toast="${CSS.escape(id)}"]`)?.remove(),
    "save-bar"({ id, shown }) {
      saveBar = shown ? id : saveBar === id ? null : saveBar;
      byId("save-bar").hidden = !saveBar;
    },
    loading({ on }) {
      byId("loading").hidden = !on;
    },
    title: drawTitle,
    open: ({ url }) => open(url),
  };

  addEventListener("message", (event) => {
    if (event.origin !== appOrigin || event.source !== frame.contentWindow)
      return;
    if (event.data?.from === "app-bridge")
      handlers[event.data.type]?.(event.data);
  });
  byId("app-home").addEventListener("click", (event) => {
    event.preventDefault();
    go(root);
  });
  byId("save-bar").addEventListener("click", (event) => {
    const { action } = event.target.dataset;
    if (action) tell({ type: "save-bar-action", id: saveBar, action });
  });
})();

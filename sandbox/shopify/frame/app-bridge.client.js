// A stand-in for Shopify's App Bridge: what an embedded app can rely on when it loads the script from Shopify.
// source: shopify.dev, "App Bridge API reference".
(() => {
  const script = document.currentScript;
  const admin = new URL(script.src).origin;
  const query = new URLSearchParams(location.search);
  // The shop is in the address only once; later pages of the same tab remember it.
  const remember = (name) => {
    const given = query.get(name);
    if (given) sessionStorage.setItem(`shopify-${name}`, given);
    return given ?? sessionStorage.getItem(`shopify-${name}`) ?? "";
  };
  const shop = remember("shop");
  const host = remember("host");
  const handle = shop.replace(".myshopify.com", "");

  const tell = (message) => {
    if (parent !== window)
      parent.postMessage({ from: "app-bridge", ...message }, admin);
  };
  const heard = new Map();
  const on = (type, listener) => heard.set(type, listener);
  addEventListener("message", (event) => {
    if (event.origin === admin && event.data?.from === "shopify-admin")
      heard.get(event.data.type)?.(event.data);
  });

  // --- session tokens: one minute long, fetched anew after two thirds of it
  const plainFetch = window.fetch.bind(window);
  let token = null;
  const idToken = async (fresh = false) => {
    if (!fresh && token && Date.now() - token.at < 40_000) return token.text;
    const answer = await plainFetch(`${admin}/shops/${handle}/id_token`);
    if (!answer.ok) throw new Error("Shopify gives no session token");
    token = { text: await answer.text(), at: Date.now() };
    return token.text;
  };

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const foreign = new URL(request.url).origin !== location.origin;
    if (foreign || request.headers.has("Authorization"))
      return plainFetch(request);
    const send = async (fresh) => {
      const headers = new Headers(request.headers);
      headers.set("Authorization", `Bearer ${await idToken(fresh)}`);
      headers.set("X-Requested-With", "XMLHttpRequest");
      return plainFetch(new Request(request.clone(), { headers }));
    };
    let response = await send(false);
    if (
      response.status === 401 &&
      response.headers.has("X-Shopify-Retry-Invalid-Session-Request")
    )
      response = await send(true);
    const elsewhere = response.headers.get(
      "X-Shopify-API-Request-Failure-Reauthorize-Url",
    );
    if (elsewhere)
      tell({ type: "open", url: new URL(elsewhere, location).href });
    return response;
  };

  // --- window.shopify
  let toasts = 0;
  const toastCalls = new Map();
  on("toast-action", ({ id }) => toastCalls.get(id)?.onAction?.());
  on("toast-gone", ({ id }) => {
    toastCalls.get(id)?.onDismiss?.();
    toastCalls.delete(id);
  });
  const toast = {
    show(text, options = {}) {
      toasts++;
      const id = String(toasts);
      toastCalls.set(id, options);
      const { isError, duration, action } = options;
      tell({ type: "toast", id, text, isError, duration, action });
      return id;
    },
    hide: (id) => tell({ type: "toast-hide", id }),
  };

  const shownBars = new Set();
  const saveBar = {
    async show(id) {
      shownBars.add(id);
      tell({ type: "save-bar", id, shown: true });
    },
    async hide(id) {
      shownBars.delete(id);
      tell({ type: "save-bar", id, shown: false });
    },
    toggle: (id) => (shownBars.has(id) ? saveBar.hide(id) : saveBar.show(id)),
    leaveConfirmation: () =>
      new Promise((resolve) => {
        if (shownBars.size === 0 || confirm("Leave without saving?")) resolve();
      }),
  };
  on("save-bar-action", ({ id, action }) => {
    const form = savedForms.get(id);
    if (form && action === "save") form.requestSubmit();
    if (form && action === "discard") form.reset();
    const bar = document.getElementById(id);
    const buttons = [...(bar?.querySelectorAll("button") ?? [])];
    const save = buttons.find((b) => b.getAttribute("variant") === "primary");
    const button =
      action === "save" ? save : buttons.find((other) => other !== save);
    button?.click();
  });

  // Forms marked data-save-bar open the save bar by themselves.
  const savedForms = new Map();
  const barOf = (form) => {
    for (const [id, known] of savedForms) if (known === form) return id;
    const id = `form-${savedForms.size + 1}`;
    savedForms.set(id, form);
    return id;
  };
  const markedForm = (event) => event.target.closest?.("form[data-save-bar]");
  for (const type of ["input", "change"])
    document.addEventListener(type, (event) => {
      const form = markedForm(event);
      if (form) saveBar.show(barOf(form));
    });
  for (const type of ["submit", "reset"])
    document.addEventListener(type, (event) => {
      const form = markedForm(event);
      if (form) saveBar.hide(barOf(form));
    });

  const element = (id) => {
    const found = document.getElementById(id);
    if (!found) throw new Error(`there is no element with the id ${id}`);
    return found;
  };
  const modal = {
    show: async (id) => element(id).show(),
    hide: async (id) => element(id).hide(),
    toggle: async (id) => element(id).toggle(),
  };

  // --- scopes: the admin's own page asks the merchant
  let questions = 0;
  const answers = new Map();
  on("scopes-answer", ({ id, error, ...answer }) => {
    const { resolve, reject } = answers.get(id) ?? {};
    answers.delete(id);
    if (error) reject?.(new Error(error));
    else resolve?.(answer);
  });
  const askAdmin = (question) =>
    new Promise((resolve, reject) => {
      questions++;
      answers.set(questions, { resolve, reject });
      tell({ type: "scopes", id: questions, ...question });
    });
  const scopes = {
    query: async () =>
      (await plainFetch(`${admin}/shops/${handle}/scopes`)).json(),
    request: (grant) => askAdmin({ grant }),
    revoke: (revoke) => askAdmin({ revoke }),
  };
  const notSimulated = (name) => async () => {
    throw new Error(`Not simulated: shopify.${name}`);
  };

  window.shopify = {
    config: {
      apiKey: script.dataset.apiKey ?? "__API_KEY__",
      shop,
      host,
      locale: remember("locale") || "en",
    },
    ready: Promise.resolve(),
    origin: admin,
    environment: { embedded: parent !== window, mobile: false, pos: false },
    idToken: () => idToken(true),
    user: async () => ({ accountAccess: "Full" }),
    loading: (on = true) => tell({ type: "loading", on }),
    toast,
    saveBar,
    modal,
    resourcePicker: notSimulated("resourcePicker"),
    picker: notSimulated("picker"),
    scopes,
  };

  // --- navigation
  const plainOpen = window.open.bind(window);
  window.open = (url = "", target = "", features = "") => {
    const address = new URL(url, location).href;
    const inAdmin = /^shopify:/.test(String(url));
    if (target !== "_top" && target !== "_parent" && !inAdmin)
      return plainOpen(url, target, features);
    tell({ type: "open", url: inAdmin ? String(url) : address });
    return null;
  };

  const added = [
    "embedded",
    "hmac",
    "host",
    "id_token",
    "locale",
    "session",
    "shop",
    "timestamp",
  ];
  const tellPath = () => {
    const here = new URL(location.href);
    for (const name of added) here.searchParams.delete(name);
    tell({ type: "path", path: here.pathname + here.search });
  };
  for (const name of ["pushState", "replaceState"]) {
    const plain = history[name].bind(history);
    history[name] = (...args) => {
      plain(...args);
      tellPath();
    };
  }
  addEventListener("popstate", tellPath);

  /** The app's router hears of it as the click on a link that App Bridge cannot follow itself. */
  on("navigate", ({ path }) => {
    const selector = `ui-nav-menu a[href="${CSS.escape(path)}"], s-app-nav [href="${CSS.escape(path)}"]`;
    let link = document.querySelector(selector);
    if (!link) {
      link = document.createElement("a");
      link.setAttribute("href", path);
      link.hidden = true;
      document.body.append(link);
      setTimeout(() => link.remove(), 1000);
    }
    const event = new CustomEvent("shopify:navigate", {
      bubbles: true,
      cancelable: true,
    });
    link.dispatchEvent(event);
  });

  // --- elements
  /** Calls `draw` when the element or anything in it changes. */
  const watched = (draw, gone = () => {}) =>
    class extends HTMLElement {
      connectedCallback() {
        this.style.display = "none";
        this.watcher = new MutationObserver(() => draw(this));
        this.watcher.observe(this, {
          attributes: true,
          characterData: true,
          childList: true,
          subtree: true,
          attributeFilter: ["href", "title", "disabled", "variant", "rel"],
        });
        queueMicrotask(() => draw(this));
      }
      disconnectedCallback() {
        this.watcher?.disconnect();
        gone(this);
      }
    };

  const NavMenu = watched((menu) => {
    const links = [...menu.querySelectorAll("a[href], s-link[href]")]
      .filter((link) => link.getAttribute("rel") !== "home")
      .map((link) => ({
        label: link.textContent.trim(),
        path: link.getAttribute("href"),
      }));
    tell({ type: "nav", links });
  });
  customElements.define("ui-nav-menu", NavMenu);
  customElements.define("s-app-nav", class extends NavMenu {});

  let titleBar = null;
  const titleButtons = (bar) => [...bar.querySelectorAll("button")];
  customElements.define(
    "ui-title-bar",
    watched(
      (bar) => {
        const owner = bar.closest("ui-modal");
        if (owner) return owner.draw?.();
        titleBar = bar;
        const actions = titleButtons(bar).map((button) => ({
          label: button.textContent.trim(),
          primary: button.getAttribute("variant") === "primary",
          disabled: button.disabled,
        }));
        tell({ type: "title", title: bar.getAttribute("title"), actions });
      },
      (bar) => {
        if (titleBar === bar) tell({ type: "title", title: null, actions: [] });
      },
    ),
  );
  on("title-action", ({ index }) => titleButtons(titleBar)[index]?.click());

  customElements.define(
    "ui-save-bar",
    class extends HTMLElement {
      connectedCallback() {
        this.style.display = "none";
      }
      disconnectedCallback() {
        if (shownBars.has(this.id)) saveBar.hide(this.id);
      }
      show() {
        return saveBar.show(this.id);
      }
      hide() {
        return saveBar.hide(this.id);
      }
      get showing() {
        return shownBars.has(this.id);
      }
    },
  );

  const modalStyle = `
    :host { display: none }
    :host([data-open]) { display: grid; position: fixed; inset: 0; z-index: 1000;
      place-items: center; background: rgb(0 0 0 / 60%) }
    [role=dialog] { width: min(620px, 92vw); max-height: 86vh; display: flex; flex-direction: column;
      border-radius: 16px; background: #fff; overflow: hidden; font: 13px/20px Inter, sans-serif }
    header, footer { display: flex; justify-content: space-between; align-items: center;
      gap: 8px; padding: 12px 16px; background: #f3f3f3 }
    footer { justify-content: flex-end; background: #fff; border-top: 1px solid #e3e3e3 }
    footer:empty { display: none }
    h2 { margin: 0; font-size: 14px } main { overflow: auto }
    button { border: 1px solid #ccc; border-radius: 8px; padding: 4px 12px; background: #fff;
      font: inherit; font-weight: 550; cursor: pointer }
    button.primary { color: #fff; background: #303030; border-color: #303030 }
    button.critical { color: #fff; background: #8e1f0b; border-color: #8e1f0b }`;

  customElements.define(
    "ui-modal",
    class extends HTMLElement {
      constructor() {
        super();
        const root = this.attachShadow({ mode: "open" });
        root.innerHTML = `<style>${modalStyle}</style><div role="dialog" aria-modal="true">
          <header><h2></h2><button type="button" aria-label="Close">×</button></header>
          <main><slot></slot></main><footer></footer></div>`;
        root
          .querySelector("header button")
          .addEventListener("click", () => this.hide());
        this.addEventListener("keydown", (event) => {
          if (event.key === "Escape") this.hide();
        });
      }
      draw() {
        const bar = this.querySelector("ui-title-bar");
        const root = this.shadowRoot;
        const title = bar?.getAttribute("title") ?? "";
        root.querySelector("h2").textContent = title;
        root.querySelector("[role=dialog]").setAttribute("aria-label", title);
        root.querySelector("footer").replaceChildren(
          ...titleButtons(bar ?? document.createElement("i"))
            .reverse()
            .map((button) => {
              const copy = document.createElement("button");
              copy.textContent = button.textContent;
              copy.disabled = button.disabled;
              copy.className =
                button.getAttribute("tone") === "critical"
                  ? "critical"
                  : (button.getAttribute("variant") ?? "");
              copy.addEventListener("click", () => button.click());
              return copy;
            }),
        );
      }
      async show() {
        this.draw();
        this.toggleAttribute("data-open", true);
        this.shadowRoot.querySelector("header button").focus();
        this.dispatchEvent(new CustomEvent("show"));
      }
      async hide() {
        if (!this.hasAttribute("data-open")) return;
        this.toggleAttribute("data-open", false);
        this.dispatchEvent(new CustomEvent("hide"));
      }
      toggle() {
        return this.hasAttribute("data-open") ? this.hide() : this.show();
      }
    },
  );

  // The bounce page holds nothing but this script: it comes back to the wanted page with a fresh token.
  const back = query.get("shopify-reload");
  if (back)
    idToken(true).then((fresh) => {
      const target = new URL(back, location);
      target.searchParams.set("id_token", fresh);
      location.replace(target);
    });
  else tellPath();
})();

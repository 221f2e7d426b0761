// Small comforts on top of pages that work without script. Nothing is stored in the browser.
(function () {
  "use strict";
  const root = document.documentElement;
  root.classList.remove("no-js");

  const announce = (text) => {
    const region = document.getElementById("announce");
    if (!region) return;
    region.textContent = "";
    // A region that is emptied and filled in one go is not read aloud.
    requestAnimationFrame(() => { region.textContent = text; });
  };

  // --- Focus: to what must be put right, or to what an answer says it should go to.
  const focusOn = (element) => {
    if (!element) return false;
    if (!element.hasAttribute("tabindex") && !element.matches("a[href],button,input,select,textarea,summary")) {
      element.setAttribute("tabindex", "-1");
    }
    element.focus();
    return document.activeElement === element;
  };
  focusOn(document.querySelector("[data-focus]"));

  // A link in the error summary leads into the field, also where the field is a group of choices.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".error-summary a[href^='#']");
    if (!link) return;
    const target = document.getElementById(link.hash.slice(1));
    const field = target && (target.matches("input,select,textarea") ? target : target.querySelector("input,select,textarea"));
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus();
  });

  // --- htmx: after a swap the focus is somewhere sensible, and the change is said aloud.
  document.addEventListener("htmx:afterSwap", (event) => {
    // The new element; `detail.target` may be the one that was replaced. Messages beside it are read aloud by themselves.
    const target = event.target;
    if (target.id === "messages" || !target.querySelector) return;
    const wanted = target.matches("[data-focus]") ? target : target.querySelector("[data-focus]");
    if (wanted) { focusOn(wanted); clean(); return; }
    const spoken = target.matches("[data-announce]") ? target : target.querySelector("[data-announce]");
    if (spoken) announce(spoken.dataset.announce);
    if (document.activeElement === document.body && event.detail.requestConfig.verb !== "get") {
      focusOn(target.querySelector("h2,h3") || target);
    }
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    // The session ended: the whole page goes to the login, a login form never lands inside a page.
    const url = event.detail.xhr.responseURL || "";
    if (new URL(url, location.href).pathname === "/log-ind/" && location.pathname !== "/log-ind/") {
      event.detail.shouldSwap = false;
      clean();
      location.reload();
    }
  });
  const trouble = (text) => {
    const region = document.getElementById("messages");
    if (!region) return;
    const box = document.createElement("div");
    const line = document.createElement("p");
    box.className = "notice notice-problem";
    line.textContent = text;
    box.append(line);
    region.replaceChildren(box);
    box.scrollIntoView({ block: "nearest" });
  };
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => {
    document.addEventListener(name, () => trouble(document.getElementById("announce").dataset[name.slice(5)]));
  });

  // --- Unsaved changes: <form data-guard> warns before its text is lost.
  let changed = null;
  const clean = () => { changed = null; };
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.hasAttribute("data-guard")) changed = form;
  });
  document.addEventListener("submit", clean);
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && changed && changed.contains(event.detail.elt)) clean();
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed && changed.isConnected) event.preventDefault();
  });

  // --- Lists: j and k move, Enter opens. <ul data-keys> or <tbody data-keys>; each row holds a link.
  const rows = () => Array.from(document.querySelectorAll("[data-keys] > *")).filter((row) => row.querySelector("a[href]"));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      return;
    }
    if (event.target.closest("input,select,textarea,[contenteditable]")) return;
    const step = { j: 1, k: -1 }[event.key];
    const all = step ? rows() : [];
    if (!all.length) return;
    const here = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.max(0, Math.min(all.length - 1, here + step))];
    event.preventDefault();
    next.querySelector("a[href]").focus();
    next.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();

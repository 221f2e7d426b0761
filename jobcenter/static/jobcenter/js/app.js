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
    if (wanted) { focusOn(wanted); refused(target); return; }
    const spoken = target.matches("[data-announce]") ? target : target.querySelector("[data-announce]");
    if (spoken) announce(spoken.dataset.announce);
    if (document.activeElement === document.body && event.detail.requestConfig.verb !== "get") {
      focusOn(target.querySelector("h2,h3") || target);
    }
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    // The session ended: a login form never lands inside a page, and the page keeps what was typed in it.
    const url = event.detail.xhr.responseURL || "";
    if (new URL(url, location.href).pathname === "/log-ind/" && location.pathname !== "/log-ind/") {
      event.detail.shouldSwap = false;
      loggedOut();
    }
  });
  const say = (key) => document.getElementById("announce").dataset[key];
  const trouble = (text, link) => {
    const region = document.getElementById("messages");
    if (!region) return;
    const box = document.createElement("div");
    const line = document.createElement("p");
    box.className = "notice notice-problem";
    line.textContent = text;
    box.append(line);
    if (link) line.append(" ", link);
    region.replaceChildren(box);
    box.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("htmx:responseError", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (xhr.status === 401) loggedOut();
    // An error after the write: nobody is told that nothing was saved.
    else trouble(say(xhr.status >= 500 && requestConfig.verb !== "get" ? "unknown" : "responseError"));
  });
  ["htmx:sendError", "htmx:timeout"].forEach((name) => {
    document.addEventListener(name, () => trouble(say(name.slice(5))));
  });

  // --- The session: typing keeps it alive, and a form with words is not sent to one that has ended.
  const QUIET = 5 * 60 * 1000;
  let contact = Date.now(); // when the server last knew us
  let asked = 0;
  let out = false;
  const waiting = new Set(); // drafts that could not be kept while nobody was logged in
  const loggedOut = () => {
    const link = document.createElement("a");
    Object.assign(link, { href: "/log-ind/", target: "_blank", rel: "noopener", textContent: say("login") });
    out = true;
    trouble(say("loggedOut"), link);
  };
  // A login elsewhere made a new token: the page that stood open must send that one.
  const renew = (token) => {
    document.querySelectorAll("input[name='csrfmiddlewaretoken']").forEach((field) => { field.value = token; });
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  };
  const alive = async () => {
    asked = Date.now();
    try {
      const answer = await fetch("/profil/aktiv/", { redirect: "manual", cache: "no-store" });
      if (answer.status === 204) {
        renew(answer.headers.get("X-CSRFToken"));
        if (out) document.getElementById("messages").replaceChildren();
        out = false;
        contact = Date.now();
        waiting.forEach((keep) => keep());
        waiting.clear();
        return true;
      }
      if (answer.type === "opaqueredirect") loggedOut(); else trouble(say("sendError"));
    } catch {
      trouble(say("sendError"));
    }
    return false;
  };
  window.addEventListener("focus", () => { if (out) alive(); });
  document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) contact = Date.now(); });

  // --- Unsaved changes: <form data-guard> warns before its text is lost.
  const changed = new Set();
  const unsaved = () => Array.from(changed).filter((form) => form.isConnected);
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !form.hasAttribute("data-guard")) return;
    changed.add(form);
    if (!out && Date.now() - Math.max(contact, asked) > QUIET) alive();
  });
  // A form that came back with something to put right still holds what nobody has saved.
  const refused = (part) => {
    part.querySelectorAll("[data-focus]").forEach((wanted) => {
      const form = wanted.closest("form[data-guard]");
      if (form) changed.add(form);
    });
  };
  refused(document);
  // htmx: a form that is replaced is no longer connected; one that leads elsewhere is saved. A preview is neither.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr, elt } = event.detail;
    if (["HX-Redirect", "HX-Location", "HX-Refresh"].some((name) => xhr.getResponseHeader(name))) changed.delete(elt);
  });
  document.addEventListener("htmx:confirm", (event) => {
    const { elt, target, verb } = event.detail;
    const lost = unsaved().some((form) => form !== elt && target && target.contains(form));
    if (lost && verb !== "get" && !window.confirm(say("otherChanged"))) event.preventDefault();
  });

  // --- Sending: once, by one button, and not to a session that has ended.
  const sending = new Set();
  const troubled = new Set(); // forms whose draft did not get through the last time
  const buttons = (form) => Array.from(form.elements).filter((element) => element.type === "submit");
  const free = (form) => {
    if (sending.delete(form)) buttons(form).forEach((button) => { button.disabled = false; });
  };
  const hold = (form) => {
    sending.add(form);
    // Later: a button that is disabled already is not sent with its form.
    setTimeout(() => { if (sending.has(form)) buttons(form).forEach((button) => { button.disabled = true; }); });
    setTimeout(() => free(form), 20000);
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("method") !== "post") return; // htmx sends it, or it asks
    // Without a connection the browser would leave the page, and the words with it.
    const cut = form.hasAttribute("data-draft") && (!navigator.onLine || troubled.has(form));
    const late = form.hasAttribute("data-guard") && (cut || Date.now() - contact > QUIET);
    if (sending.has(form) || late) event.preventDefault();
    if (sending.has(form)) return;
    if (late) {
      alive().then((yes) => { if (yes) form.requestSubmit(event.submitter); });
      return;
    }
    const unsent = changed.delete(form);
    hold(form);
    // Other words on the page are unsaved: whoever then stays has not sent this form either.
    if (unsaved().length) setTimeout(() => { free(form); if (unsent) changed.add(form); }, 1000);
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt.matches("form[method='post']")) hold(event.detail.elt);
  });
  document.addEventListener("htmx:afterRequest", (event) => free(event.detail.elt));
  window.addEventListener("pageshow", () => Array.from(sending).forEach(free));
  window.addEventListener("beforeunload", (event) => {
    if (unsaved().length) event.preventDefault();
  });

  // --- Drafts: <form data-draft="address"> is kept by the server a few seconds after a change. Nothing stays in the browser.
  const PAUSE = 3000;
  const LONGEST = 12000; // somebody who never pauses is kept all the same
  const PATIENCE = [3000, 6000, 12000, 24000, 60000];
  document.querySelectorAll("form[data-draft]").forEach((form) => {
    const line = form.querySelector("[data-draft-line]");
    let turn = Number(form.dataset.draftTurn) || 0;
    let timer = 0;
    let since = 0; // when the oldest change that is not kept was made
    let tries = 0;
    let under = null; // the copy that is on its way
    let left = false; // the form itself has been sent
    const show = (text, trouble) => {
      if (trouble && line.textContent !== text) announce(text);
      line.textContent = text;
      line.classList.toggle("draft-trouble", Boolean(trouble));
    };
    const later = (pause) => {
      clearTimeout(timer);
      timer = setTimeout(keep, pause);
    };
    const again = (text) => {
      troubled.add(form);
      since = since || Date.now();
      show(text, true);
      later(PATIENCE[Math.min(tries, PATIENCE.length - 1)]);
      tries += 1;
    };
    const copy = () => {
      const body = new URLSearchParams(new FormData(form));
      const token = body.get("csrfmiddlewaretoken");
      body.delete("csrfmiddlewaretoken");
      turn = Math.max(Date.now(), turn + 1);
      body.set("kladde_tur", String(turn));
      return { body, headers: { "X-CSRFToken": token } };
    };
    async function keep(renewed = false) {
      if (left || under || !form.isConnected) return;
      since = 0;
      const sent = new AbortController();
      under = sent;
      const slow = setTimeout(() => sent.abort(), 15000);
      let answer = null;
      let text = "";
      try {
        answer = await fetch(form.dataset.draft, {
          method: "POST", redirect: "manual", cache: "no-store", signal: sent.signal, ...copy(),
        });
        if ((answer.headers.get("Content-Type") || "").startsWith("text/plain")) text = await answer.text();
      } catch {
        answer = null;
      }
      clearTimeout(slow);
      under = null;
      if (!left) heard(answer, text, renewed === true);
    }
    const heard = async (answer, text, renewed) => {
      if (!answer) return again(line.dataset.offline);
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        waiting.add(keep);
        if (!out) loggedOut();
        return again(line.dataset.out);
      }
      // A login elsewhere made a new token; with it the same copy is sent once more.
      if (answer.status === 403 && !renewed && (await alive())) return keep(true);
      if (answer.status >= 500) return again(line.dataset.refused);
      tries = 0;
      troubled.delete(form);
      if (answer.ok) contact = Date.now();
      show(answer.ok ? text : text || line.dataset.refused, !answer.ok);
      if (since) later(PAUSE);
    };
    const touched = () => {
      since = since || Date.now();
      later(Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
    };
    form.addEventListener("input", touched);
    window.addEventListener("online", () => { if (troubled.has(form)) { tries = 0; later(0); } });
    // What came back with something to put right has not been kept as it stands now.
    if (changed.has(form)) touched();
    document.addEventListener("submit", (event) => {
      if (event.target !== form || event.defaultPrevented) return;
      left = true;
      clearTimeout(timer);
      if (under) under.abort();
    });
    window.addEventListener("pageshow", (event) => { if (event.persisted) { left = false; touched(); } });
  });

  // --- One tap to copy: <button data-copy="id of a textarea">. Where the browser refuses, the text is marked.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    let done = false;
    try {
      await navigator.clipboard.writeText(source.value);
      done = true;
    } catch {
      source.focus();
      source.select();
      done = document.execCommand("copy");
    }
    const text = done ? button.dataset.copied : button.dataset.copyFailed;
    button.parentElement.querySelector("[data-copy-said]").textContent = text;
    announce(text);
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

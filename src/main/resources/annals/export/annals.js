// The filter of a page. Without this script every page reads the same, only without the filter.
(() => {
  "use strict";

  const MOST_SHOWN = 200;
  const input = document.getElementById("filter");
  const status = document.getElementById("filter-status");
  if (!input || !status) {
    return;
  }
  input.hidden = false;
  input.previousElementSibling.classList.add("shown");

  // Accents and case do not count.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = () => plain(input.value).split(/\s+/).filter((word) => word !== "");
  const fits = (text, wanted) => wanted.every((word) => text.includes(word));

  const filterRows = (root) => {
    const rows = Array.from(root.querySelectorAll("[data-row]"), (row) => [row, plain(row.textContent)]);
    const groups = root.querySelectorAll("section");
    return () => {
      const wanted = words();
      let shown = 0;
      for (const [row, text] of rows) {
        row.hidden = !fits(text, wanted);
        shown += row.hidden ? 0 : 1;
      }
      for (const group of groups) {
        group.hidden = !group.querySelector("[data-row]:not([hidden])");
      }
      status.textContent = wanted.length === 0 ? "" : `${shown} of ${rows.length} shown`;
    };
  };

  const cell = (row, name, text, style) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = style;
    row.append(made);
    return made;
  };

  const filterThreads = (root, threads) => {
    const body = root.querySelector("tbody");
    const first = Array.from(body.children);
    const texts = threads.map((thread) => plain(`${thread[2]} ${thread[4]} ${thread[5]} ${thread[1]}`));
    return () => {
      const wanted = words();
      if (wanted.length === 0) {
        body.replaceChildren(...first);
        status.textContent = "";
        return;
      }
      const found = [];
      for (let i = 0; i < threads.length; i++) {
        if (fits(texts[i], wanted)) {
          found.push(threads[i]);
        }
      }
      body.replaceChildren(...found.slice(0, MOST_SHOWN).map(([hash, day, title, messages, people]) => {
        const row = document.createElement("tr");
        cell(row, "td", day || "no date", "");
        const subject = cell(row, "th", "", "");
        subject.scope = "row";
        const link = cell(subject, "a", title, "");
        link.href = `thread/${hash}.html`;
        cell(subject, "span", people, "by");
        cell(row, "td", String(messages), "number");
        return row;
      }));
      const more = found.length > MOST_SHOWN ? `, the latest ${MOST_SHOWN} shown` : "";
      status.textContent = `${found.length} of ${threads.length} threads${more}`;
    };
  };

  const filter = input.dataset.rows
    ? filterRows(document.getElementById(input.dataset.rows))
    : filterThreads(document.getElementById(input.dataset.threads), window.annalsThreads || []);
  input.addEventListener("input", filter);
  if (input.value !== "") {
    filter();
  }
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && document.activeElement === input) {
      input.value = "";
      filter();
    }
  });
})();

"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const numbers = head.classList.contains("num");
      const before = head.getAttribute("aria-sort");
      const down = before ? before === "ascending" : numbers;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((one, other) => {
        const [a, b] = [value(one, column), value(other, column)];
        return (down ? -1 : 1) * (numbers ? a - b : a.localeCompare(b));
      });
      body.append(...rows);
    });
  });
  if (!table.classList.contains("searchable")) continue;
  const bar = document.createElement("p");
  bar.className = "search";
  const search = Object.assign(document.createElement("input"), { type: "search", placeholder: "Search" });
  search.setAttribute("aria-label", "Search the articles");
  const menus = ["outlet", "reviewed"].map((name) => {
    const menu = document.createElement("select");
    menu.setAttribute("aria-label", `Only ${name}`);
    const values = [...new Set([...body.rows].map((row) => row.dataset[name]))].sort();
    menu.append(new Option(`${name}: all`, "\n"), ...values.map((each) => new Option(each || "none", each)));
    menu.dataset.of = name;
    return menu;
  });
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const row of body.rows) {
      const text = row.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word))
        && menus.every((menu) => menu.value === "\n" || row.dataset[menu.dataset.of] === menu.value);
      row.hidden = !fits;
      shown += fits;
    }
    told.textContent = `${shown} of ${body.rows.length}`;
  };
  for (const each of [search, ...menus]) each.addEventListener("input", show);
  bar.append(search, ...menus, told);
  table.parentElement.before(bar);
  show();
}

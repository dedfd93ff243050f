// The keyboard: a day back or on, up and down the rows, and a list of the keys.

const EDITABLE = "input, select, textarea, [contenteditable]";

/** Listen for keys on the whole page, except where somebody is typing. */
export function offerKeys(page: Document): void {
  page.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest(EDITABLE) !== null;
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (press(page, event.key)) event.preventDefault();
  });
}

function press(page: Document, key: string): boolean {
  switch (key) {
    case "[":
      return follow(page.querySelector("a[rel=prev]"));
    case "]":
      return follow(page.querySelector("a[rel=next]"));
    case "j":
      return choose(page, 1);
    case "k":
      return choose(page, -1);
    case "Enter":
      // On a link or a button, Enter is the browser's.
      return page.activeElement === page.body && follow(page.querySelector(".chosen a[href]"));
    case "/":
      return search(page);
    case "?":
      return showKeys(page);
    default:
      return false;
  }
}

function follow(link: Element | null): boolean {
  if (!(link instanceof HTMLAnchorElement)) return false;
  link.click();
  return true;
}

function choose(page: Document, step: number): boolean {
  const rows = [...page.querySelectorAll<HTMLElement>("[data-row]")];
  if (rows.length === 0) return false;
  const before = rows.findIndex((row) => row.classList.contains("chosen"));
  const after = Math.min(Math.max(before + step, 0), rows.length - 1);
  rows[before]?.classList.remove("chosen");
  rows[after]?.classList.add("chosen");
  rows[after]?.scrollIntoView({ block: "nearest" });
  return true;
}

function search(page: Document): boolean {
  const field = page.querySelector<HTMLInputElement>(".find input[type=search]");
  field?.focus();
  return field !== null;
}

function showKeys(page: Document): boolean {
  const list = page.querySelector<HTMLDialogElement>("dialog#keys");
  if (!list) return false;
  if (list.open) list.close();
  else list.showModal();
  return true;
}

// The review by keyboard alone: accept, amend, reject, unsure, leave it; a reason is asked for before it is sent.

const EDITABLE = "input, select, textarea, [contenteditable]";
const ANSWERS: Readonly<Record<string, string>> = { a: "accept", m: "amend", r: "reject", u: "unsure" };

/** Let the keys answer the form; each answer but acceptance and doubt first leads to the field that it needs. */
export function offerReview(form: HTMLFormElement): void {
  let wanted = "";

  form.ownerDocument.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target?.closest(EDITABLE)) {
      if (event.key === "Escape") (target as HTMLElement).blur();
      // Enter in a field must not send the first button of the form, which would accept.
      if (event.key === "Enter" && form.contains(target)) {
        event.preventDefault();
        send(form, wanted);
      }
      return;
    }
    const answer = ANSWERS[event.key];
    if (event.key === "n") {
      event.preventDefault();
      form.querySelector<HTMLAnchorElement>("a[aria-keyshortcuts=n]")?.click();
    } else if (answer) {
      event.preventDefault();
      wanted = answer;
      const field = needed(form, answer);
      if (field) field.focus();
      else send(form, answer);
    }
  });
}

/** The field that must be filled before the answer can be sent; none where it can be sent as it is. */
function needed(form: HTMLFormElement, answer: string): HTMLInputElement | null {
  const by = form.querySelector<HTMLInputElement>("[name=by]");
  if (by && by.value.trim() === "") return by;
  if (answer === "amend") return form.querySelector<HTMLInputElement>("[name^=key-]");
  return answer === "reject" ? form.querySelector<HTMLInputElement>("[name=because]") : null;
}

function send(form: HTMLFormElement, answer: string): void {
  const button = form.querySelector<HTMLButtonElement>(`button[value="${answer}"]`);
  if (button) form.requestSubmit(button);
}

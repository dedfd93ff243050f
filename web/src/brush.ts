// The brush: drag over the timeline, or over the bars of days beside a map, to choose the days shown.

const DAY_MS = 24 * 60 * 60 * 1000;

/** Return the day that lies at a share of the way from the first day to the last, as an ISO day. */
export function dayAt(share: number, first: string, last: string): string {
  const start = Date.parse(`${first}T00:00:00Z`);
  const days = Math.round((Date.parse(`${last}T00:00:00Z`) - start) / DAY_MS);
  const bounded = Math.min(Math.max(share, 0), 1);
  return new Date(start + Math.round(bounded * days) * DAY_MS).toISOString().slice(0, 10);
}

/** Let a drag across the figure fill in and send the form of days. */
export function offerBrush(figure: HTMLElement, form: HTMLFormElement): void {
  const first = figure.dataset.first;
  const last = figure.dataset.last;
  const drawing = figure.querySelector("svg");
  if (!first || !last || !drawing) return;
  let began: number | null = null;
  const band = document.createElement("div");
  band.className = "brush-band";

  const shareAt = (event: PointerEvent): number => {
    const box = drawing.getBoundingClientRect();
    const left = Number(figure.dataset.left ?? 0) * box.width;
    const right = Number(figure.dataset.right ?? 0) * box.width;
    return (event.clientX - box.left - left) / (box.width - left - right);
  };

  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.target as Element).closest("a")) return;
    began = shareAt(event);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (began === null) return;
    const box = drawing.getBoundingClientRect();
    const left = Number(figure.dataset.left ?? 0) * box.width;
    const wide = box.width - left - Number(figure.dataset.right ?? 0) * box.width;
    const now = shareAt(event);
    const offset = box.left - figure.getBoundingClientRect().left + figure.scrollLeft;
    band.style.insetInlineStart = `${offset + left + Math.min(began, now) * wide}px`;
    band.style.inlineSize = `${Math.abs(now - began) * wide}px`;
    figure.append(band);
  });
  addEventListener("pointerup", (event) => {
    if (began === null) return;
    const ended = shareAt(event);
    const [low, high] = began < ended ? [began, ended] : [ended, began];
    began = null;
    band.remove();
    if (high - low < 0.01) return;
    setField(form, "from", dayAt(low, first, last));
    setField(form, "to", dayAt(high, first, last));
    form.requestSubmit();
  });
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (field) field.value = value;
}

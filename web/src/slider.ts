// A slider over the days, drawn to the scale of the bars above it; the state is kept in the address, as the form's would.

const DAY_MS = 24 * 60 * 60 * 1000;

/** Return how many days lie between two ISO days. */
export function daysBetween(first: string, last: string): number {
  return Math.round((midnight(last) - midnight(first)) / DAY_MS);
}

/** Return the ISO day so many days after another. */
export function dayAfter(first: string, days: number): string {
  return new Date(midnight(first) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Return `address` with the time "as of" set to `day`; the other times stay as they are. */
export function addressOn(address: string, day: string): string {
  const url = new URL(address);
  url.searchParams.set("as_of", day);
  url.searchParams.delete("page");
  url.hash = "";
  return url.href;
}

/** Put a slider into the form that asks for the times. */
export function offerSlider(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>("[data-slider]");
  const field = form.querySelector<HTMLInputElement>("input[name=as_of]");
  const days = (form.dataset.days ?? "").split(" ").filter(Boolean);
  const first = days[0];
  const last = days[days.length - 1];
  if (!place || !field || !first || !last || first === last) return;

  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(daysBetween(first, last));
  slider.value = String(daysBetween(first, field.value));
  slider.setAttribute("aria-label", place.dataset.label ?? "");
  slider.setAttribute("aria-valuetext", inWords(field.value));
  const shown = form.querySelector<HTMLElement>("[data-day]");

  const chosen = (): string => dayAfter(first, Number(slider.value));
  slider.addEventListener("input", () => {
    const words = inWords(chosen());
    slider.setAttribute("aria-valuetext", words);
    field.value = chosen();
    if (shown) shown.textContent = words;
  });
  slider.addEventListener("change", () => location.assign(addressOn(location.href, chosen())));
  place.append(slider);
}

function inWords(day: string): string {
  const form = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return form.format(new Date(midnight(day)));
}

function midnight(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

// A slider over the days on which something was published; the state is kept in the address, as the form itself would.

export interface Stop {
  day: string;
  words: string;
}

/** Return the index of the last stop on or before `day`; 0 when all come later. */
export function stopOn(stops: readonly Stop[], day: string): number {
  let found = 0;
  stops.forEach((stop, index) => {
    if (stop.day <= day) found = index;
  });
  return found;
}

/** Return `address` with the time "as of" set to `day`; the other times stay as they are. */
export function addressOn(address: string, day: string): string {
  const url = new URL(address);
  url.searchParams.set("as_of", day);
  url.hash = "";
  return url.href;
}

/** Put a slider into the form that asks for the times. */
export function offerSlider(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>("[data-slider]");
  const field = form.querySelector<HTMLInputElement>("input[name=as_of]");
  const stops = readStops(form.dataset.days ?? "");
  if (!place || !field || stops.length < 2) return;

  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(stops.length - 1);
  slider.value = String(stopOn(stops, field.value));
  slider.setAttribute("aria-label", place.dataset.label ?? "");
  const shown = form.querySelector<HTMLElement>("[data-day]");

  const chosen = (): Stop | undefined => stops[Number(slider.value)];
  slider.addEventListener("input", () => {
    const stop = chosen();
    if (!stop) return;
    slider.setAttribute("aria-valuetext", stop.words);
    field.value = stop.day;
    if (shown) shown.textContent = stop.words;
  });
  slider.addEventListener("change", () => {
    const stop = chosen();
    if (stop) location.assign(addressOn(location.href, stop.day));
  });
  place.append(slider);
}

function readStops(text: string): Stop[] {
  const asWords = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return text
    .split(" ")
    .filter(Boolean)
    .map((day) => ({ day, words: asWords.format(new Date(`${day}T00:00:00Z`)) }));
}

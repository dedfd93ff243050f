// Every page is whole without this script; it adds a slider over the days, and the keyboard.
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/times.css";
import "./styles/board.css";
import "./styles/evidence.css";
import "./styles/lives.css";
import "./styles/drawings.css";
import "./styles/review.css";
import "./styles/people.css";
import "./styles/print.css";

import { offerBrush } from "./brush";
import { offerKeys } from "./keys";
import { offerReview } from "./review";
import { offerSlider } from "./slider";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-days]")) {
  offerSlider(form);
}
offerKeys(document);

const review = document.querySelector<HTMLFormElement>("form[data-review]");
if (review) offerReview(review);

const brush = document.querySelector<HTMLFormElement>("form[data-brush]");
const brushed = document.querySelector<HTMLElement>("[data-first][data-last]");
if (brush && brushed) offerBrush(brushed, brush);

// The map library is large: only a page that has a map loads it, and one that cannot draw it keeps the server's drawing.
const figure = document.querySelector<HTMLElement>("figure[data-map]");
if (figure) {
  void import("./map")
    .then(({ drawMap }) => drawMap(figure))
    .catch(() => figure.querySelector(".canvas")?.remove());
}

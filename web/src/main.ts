// Every page is whole without this script; it adds a slider over the days, and the keyboard.
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/board.css";
import "./styles/evidence.css";
import "./styles/print.css";

import { offerKeys } from "./keys";
import { offerSlider } from "./slider";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-days]")) {
  offerSlider(form);
}
offerKeys(document);

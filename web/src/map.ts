// The map island: takes the place of the server's drawing where scripts and WebGL are there; all it shows comes from it.

import * as maplibre from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { Protocol } from "pmtiles";
import { feature } from "topojson-client";

import "maplibre-gl/dist/maplibre-gl.css";

import type { Feature, FeatureCollection, Point } from "geojson";
import { discAround, extentOf, topOf } from "./geometry";

maplibre.setWorkerUrl(workerUrl);

const ATTRIBUTION = "Boundaries: Natural Earth, de facto, no endorsement";
const CLOSE_PX = 22; // Places closer together than this are drawn as one.
const WIDE_KM = 15; // Places known no better than this are areas: no mark in their middle, which is no likelier than the rim.

interface Colours {
  sea: string;
  land: string;
  border: string;
  ink: string;
  soft: string;
  accent: string;
  paper: string;
}

/** Draw the map into the figure, in front of the server's drawing, which stays for paper and for those who hear it. */
export async function drawMap(figure: HTMLElement): Promise<void> {
  const [features, land] = await Promise.all([
    fetchJson<FeatureCollection>(figure.dataset.map ?? ""),
    fetchLand(figure.dataset.atlas ?? ""),
  ]);
  const drawn = figure.querySelector("svg");
  const canvas = document.createElement("div");
  canvas.className = "canvas";
  canvas.setAttribute("role", "region");
  canvas.setAttribute("aria-label", "Map, the same as the table below");
  const colours = readColours();
  figure.prepend(canvas);
  drawn?.classList.add("only-on-paper");

  const map = new maplibre.Map({
    container: canvas,
    style: baseStyle(land, colours, figure.dataset.tiles),
    bounds: extentOf(features, figure.dataset.frame),
    fitBoundsOptions: { padding: 0, maxZoom: 11 },
    attributionControl: { customAttribution: ATTRIBUTION, compact: false },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: true,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  map.addControl(new maplibre.ScaleControl({ maxWidth: 140 }));
  map.on("load", () => {
    addZones(map, features, colours);
    addPlaces(map, features, colours);
    map.once("idle", () => figure.setAttribute("data-map-idle", ""));
  });
}

async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

async function fetchLand(address: string): Promise<FeatureCollection> {
  const atlas = await fetchJson<Parameters<typeof feature>[0]>(address);
  return feature(atlas, atlas.objects.countries as never) as unknown as FeatureCollection;
}

function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    sea: read("--sea"),
    land: read("--land"),
    border: read("--border"),
    ink: read("--ink"),
    soft: read("--soft-ink"),
    accent: read("--accent"),
    paper: read("--paper"),
  };
}

function baseStyle(land: FeatureCollection, colours: Colours, tiles?: string): maplibre.StyleSpecification {
  const style: maplibre.StyleSpecification = {
    version: 8,
    sources: { land: { type: "geojson", data: land, tolerance: 0.1 } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colours.sea } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colours.land } },
      { id: "borders", type: "line", source: "land", paint: { "line-color": colours.border, "line-width": 0.8 } },
    ],
  };
  if (tiles) addTiles(style, tiles, colours);
  style.layers.push({
    id: "countries",
    type: "symbol",
    source: "land",
    layout: {
      "text-field": ["upcase", ["get", "name"]],
      "text-size": 11,
      "text-letter-spacing": 0.2,
      "text-font": ["sans-serif"],
    },
    paint: { "text-color": colours.soft, "text-halo-color": colours.land, "text-halo-width": 1.5 },
  });
  return style;
}

// Roads, places and water of a PMTiles file in the layers that most such files have (Protomaps, OpenMapTiles).
function addTiles(style: maplibre.StyleSpecification, tiles: string, colours: Colours): void {
  maplibre.addProtocol("pmtiles", new Protocol().tile);
  style.sources["tiles"] = { type: "vector", url: `pmtiles://${new URL(tiles, location.href).href}` };
  const lines = ["roads", "transportation", "boundaries", "boundary"];
  for (const name of ["water", ...lines]) {
    const isArea = name === "water";
    style.layers.push({
      id: `tiles-${name}`,
      type: isArea ? "fill" : "line",
      source: "tiles",
      "source-layer": name,
      paint: isArea ? { "fill-color": colours.sea } : { "line-color": colours.border, "line-width": 0.7 },
    } as maplibre.LayerSpecification);
  }
}

function addZones(map: maplibre.Map, features: FeatureCollection, colours: Colours): void {
  map.addSource("zones", { type: "geojson", data: only(features, ["edge", "zone", "line"]) });
  map.addLayer({
    id: "edges",
    type: "fill",
    source: "zones",
    filter: ["==", ["get", "kind"], "edge"],
    paint: { "fill-color": colours.accent, "fill-opacity": 0.14 },
  });
  map.addLayer({
    id: "zones",
    type: "fill",
    source: "zones",
    filter: ["==", ["get", "kind"], "zone"],
    paint: { "fill-color": colours.accent, "fill-opacity": 0.08 },
  });
  map.addLayer({
    id: "outlines",
    type: "line",
    source: "zones",
    filter: ["in", ["get", "kind"], ["literal", ["zone", "line"]]],
    paint: { "line-color": colours.accent, "line-width": 1.3, "line-dasharray": [4, 3] },
  });
}

function addPlaces(map: maplibre.Map, features: FeatureCollection, colours: Colours): void {
  const places = only(features, ["place"]);
  addDiscs(map, places, colours);
  addRims(map, places, colours);
  map.addSource("places", {
    type: "geojson",
    data: { ...places, features: places.features.filter((one) => radiusOf(one) < WIDE_KM) },
    cluster: true,
    clusterRadius: CLOSE_PX,
    clusterProperties: { told: ["+", ["get", "incidents"]] },
  });
  const told: maplibre.ExpressionSpecification = ["coalesce", ["get", "told"], ["get", "incidents"]];
  map.addLayer({
    id: "counts",
    type: "circle",
    source: "places",
    paint: {
      "circle-color": colours.accent,
      "circle-opacity": 0.24,
      "circle-stroke-color": colours.accent,
      "circle-stroke-width": 1.3,
      "circle-radius": ["interpolate", ["linear"], ["sqrt", told], 1, 8, 10, 30],
    },
  });
  map.addLayer({
    id: "numbers",
    type: "symbol",
    source: "places",
    filter: [">", told, 1],
    layout: {
      "text-field": ["to-string", told],
      "text-size": 12,
      "text-font": ["sans-serif"],
      "text-allow-overlap": true,
    },
    paint: { "text-color": colours.ink },
  });
  map.addLayer({
    id: "names",
    type: "symbol",
    source: "places",
    filter: ["!", ["has", "point_count"]],
    layout: {
      "text-field": ["get", "title"],
      "text-size": 12,
      "text-font": ["sans-serif"],
      "text-variable-anchor": ["left", "right", "top", "bottom"],
      "text-radial-offset": 1,
      "text-justify": "auto",
    },
    paint: { "text-color": colours.ink, "text-halo-color": colours.land, "text-halo-width": 1.6 },
  });
  offerPress(map, "counts");
  offerPress(map, "discs");
}

function addDiscs(map: maplibre.Map, places: FeatureCollection, colours: Colours): void {
  map.addSource("discs", {
    type: "geojson",
    data: { ...places, features: places.features.map((one) => ({ ...one, geometry: discAround(middleOf(one), radiusOf(one)) })) },
  });
  map.addLayer({ id: "discs", type: "fill", source: "discs", paint: { "fill-color": colours.accent, "fill-opacity": 0.08 } });
  map.addLayer({
    id: "rims",
    type: "line",
    source: "discs",
    paint: { "line-color": colours.accent, "line-width": 1.1, "line-dasharray": [2, 2] },
  });
}

/** Write the names of wide places along their northern rims. */
function addRims(map: maplibre.Map, places: FeatureCollection, colours: Colours): void {
  const wide = places.features.filter((one) => radiusOf(one) >= WIDE_KM);
  map.addSource("wide", {
    type: "geojson",
    data: { ...places, features: wide.map((one) => ({ ...one, geometry: topOf(middleOf(one), radiusOf(one)) })) },
  });
  map.addLayer({
    id: "wide",
    type: "symbol",
    source: "wide",
    layout: {
      "text-field": [
        "concat",
        "somewhere near ",
        ["get", "title"],
        ["case", [">", ["get", "incidents"], 1], ["concat", ": ", ["to-string", ["get", "incidents"]]], ""],
      ],
      "text-size": 12,
      "text-font": ["sans-serif"],
      "text-anchor": "top",
      "text-offset": [0, 0.4],
    },
    paint: { "text-color": colours.soft, "text-halo-color": colours.land, "text-halo-width": 1.6 },
  });
}

function middleOf(place: Feature): [number, number] {
  return (place.geometry as Point).coordinates as [number, number];
}

function radiusOf(place: Feature): number {
  return Number(place.properties?.["radius_km"] ?? 1);
}

/** A press on a place goes to its row in the table; one on several together comes closer. */
function offerPress(map: maplibre.Map, layer: string): void {
  map.on("click", layer, (event) => {
    const hit = event.features?.[0];
    if (!hit) return;
    const place = hit.properties["place"];
    if (place === undefined) {
      map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2 });
    } else {
      location.hash = `place-${String(place)}`;
    }
  });
  map.on("mouseenter", layer, () => {
    map.getCanvas().style.cursor = "pointer";
  });
  map.on("mouseleave", layer, () => {
    map.getCanvas().style.cursor = "";
  });
}

function only(features: FeatureCollection, kinds: readonly string[]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: features.features.filter((one) => kinds.includes(String(one.properties?.["kind"]))),
  };
}

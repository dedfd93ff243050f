// Discs and frames on the round earth, in degrees of longitude and latitude.

import type { FeatureCollection, Point, Polygon } from "geojson";

const KM_PER_DEGREE = 111.2;
const CORNERS = 72;

/** Return the polygon of a disc: no map library draws a circle of so many kilometres by itself. */
export function discAround([longitude, latitude]: [number, number], radiusKm: number): Polygon {
  const up = radiusKm / KM_PER_DEGREE;
  const across = up / Math.max(Math.cos((latitude * Math.PI) / 180), 0.01);
  const ring = Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const angle = (corner / CORNERS) * 2 * Math.PI;
    return [longitude + across * Math.cos(angle), latitude + up * Math.sin(angle)];
  });
  return { type: "Polygon", coordinates: [ring] };
}

/** Return the northernmost point of a disc. */
export function topOf([longitude, latitude]: [number, number], radiusKm: number): Point {
  return { type: "Point", coordinates: [longitude, latitude + radiusKm / KM_PER_DEGREE] };
}

/** Return the corners that the server's frame has, "west,south,east,north"; without one, those of all the features. */
export function extentOf(features: FeatureCollection, frame?: string): [number, number, number, number] {
  const given = (frame ?? "").split(",").map(Number);
  if (given.length === 4 && given.every(Number.isFinite)) return given as [number, number, number, number];
  const pairs = features.features.flatMap((one) => pairsOf((one.geometry as { coordinates: unknown }).coordinates));
  const longitudes = pairs.map((pair) => pair[0]);
  const latitudes = pairs.map((pair) => pair[1]);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

function pairsOf(coordinates: unknown): [number, number][] {
  if (!Array.isArray(coordinates)) return [];
  if (typeof coordinates[0] === "number") return [[coordinates[0], Number(coordinates[1])]];
  return coordinates.flatMap(pairsOf);
}

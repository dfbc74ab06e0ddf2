import type { Bounds, Point } from '../../domain/search.ts';

/**
 * The squares that pins are counted in, so that a million listings cost a map no more than a hundred.
 * A cell is a Web Mercator tile `x.y` of a level (OpenStreetMap's "slippy map" numbering); the index
 * holds the cell of every second level, and a map of a zoom uses cells of 16 to 32 of its pixels.
 */
export const CELL_LEVELS = [8, 10, 12, 14, 16] as const;

export function cellField(level: number): string {
  return `cell${level}`;
}

export function cellAt({ lat, lon }: Point, level: number): string {
  const tiles = 2 ** level;
  const latitude = (lat * Math.PI) / 180;
  const x = Math.floor(((lon + 180) / 360) * tiles);
  const y = Math.floor(((1 - Math.asinh(Math.tan(latitude)) / Math.PI) / 2) * tiles);
  return `${x}.${y}`;
}

/** The middle of a cell. */
export function cellCentre(cell: string, level: number): Point {
  const [x = 0, y = 0] = cell.split('.').map(Number);
  const tiles = 2 ** level;
  const latitude = Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + 0.5)) / tiles)));
  return { lat: (latitude * 180) / Math.PI, lon: ((x + 0.5) / tiles) * 360 - 180 };
}

/** How many cells the index counts in one answer. */
export const MOST_CELLS = 2000;

/** The level for a map of that zoom; a coarser one where the rectangle would hold more cells than are counted. */
export function cellLevel(zoom: number, bounds: Bounds): number {
  const wanted = CELL_LEVELS.find((level) => level >= zoom + 3) ?? 16;
  return CELL_LEVELS.findLast((level) => level <= wanted && cellsIn(bounds, level) <= MOST_CELLS) ?? CELL_LEVELS[0];
}

/** How many cells a rectangle widened to whole cells touches. */
function cellsIn({ south, west, north, east }: Bounds, level: number): number {
  const [left, top] = cellAt({ lat: north, lon: west }, level).split('.').map(Number) as [number, number];
  const [right, bottom] = cellAt({ lat: south, lon: east }, level).split('.').map(Number) as [number, number];
  return (right - left + 3) * (bottom - top + 3);
}

/** Widens a rectangle to whole cells, so that a cell at its edge is counted as a whole. */
export function wholeCells({ south, west, north, east }: Bounds, level: number): Bounds {
  const size = 360 / 2 ** level;
  return {
    south: Math.max(-90, south - size),
    west: Math.max(-180, west - size),
    north: Math.min(90, north + size),
    east: Math.min(180, east + size),
  };
}

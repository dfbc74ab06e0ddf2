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

export function cellLevel(zoom: number): number {
  return CELL_LEVELS.find((level) => level >= zoom + 3) ?? 16;
}

/** Widens a rectangle to whole cells, so that a cell at its edge is counted as a whole. */
export function wholeCells({ south, west, north, east }: Bounds, level: number): Bounds {
  const size = 360 / 2 ** level;
  return { south: south - size, west: west - size, north: north + size, east: east + size };
}

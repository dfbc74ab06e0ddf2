/** Where synthetic listings stand. `weight` is about its share of people; `spreadKm` how far it reaches. */
export type Town = { name: string; authority: string; lat: number; lon: number; area: string; districts: number[]; spreadKm: number; weight: number };

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => from + step);
const town = (name: string, authority: string, lat: number, lon: number, area: string, districts: number[], spreadKm: number, weight: number): Town => ({
  name, authority, lat, lon, area, districts, spreadKm, weight,
});

/** Towns in all four nations, with their postcode districts. */
export const TOWNS: readonly Town[] = [
  town('London', 'Camden', 51.54, -0.14, 'NW', range(1, 11), 6, 10),
  town('Hackney', 'Hackney', 51.55, -0.06, 'E', range(1, 18), 5, 8),
  town('Brixton', 'Lambeth', 51.46, -0.12, 'SW', range(2, 20), 5, 8),
  town('Birmingham', 'Birmingham', 52.48, -1.9, 'B', range(1, 38), 8, 10),
  town('Manchester', 'Manchester', 53.48, -2.24, 'M', range(1, 22), 6, 8),
  town('Sale', 'Trafford', 53.42, -2.32, 'M', [33, 41, 31, 32], 3, 6),
  town('Altrincham', 'Trafford', 53.39, -2.35, 'WA', [14, 15], 3, 3),
  town('Stockport', 'Stockport', 53.41, -2.16, 'SK', range(1, 8), 4, 4),
  town('Bolton', 'Bolton', 53.58, -2.43, 'BL', range(1, 7), 4, 4),
  town('Leeds', 'Leeds', 53.8, -1.55, 'LS', range(1, 29), 7, 8),
  town('Bradford', 'Bradford', 53.8, -1.76, 'BD', range(1, 18), 6, 5),
  town('Sheffield', 'Sheffield', 53.38, -1.47, 'S', range(1, 14), 6, 6),
  town('Liverpool', 'Liverpool', 53.41, -2.98, 'L', range(1, 25), 6, 6),
  town('Newcastle', 'Newcastle upon Tyne', 54.97, -1.61, 'NE', range(1, 16), 5, 4),
  town('Nottingham', 'Nottingham', 52.95, -1.15, 'NG', range(1, 11), 5, 4),
  town('Leicester', 'Leicester', 52.64, -1.13, 'LE', range(1, 9), 5, 4),
  town('Bristol', 'Bristol', 51.45, -2.59, 'BS', range(1, 16), 5, 5),
  town('Southampton', 'Southampton', 50.91, -1.4, 'SO', range(14, 19), 4, 3),
  town('Brighton', 'Brighton and Hove', 50.83, -0.14, 'BN', range(1, 3), 4, 3),
  town('Norwich', 'Norwich', 52.63, 1.29, 'NR', range(1, 7), 4, 2),
  town('Plymouth', 'Plymouth', 50.38, -4.14, 'PL', range(1, 9), 4, 2),
  town('Truro', 'Cornwall', 50.26, -5.05, 'TR', range(1, 20), 15, 2),
  town('Carlisle', 'Cumberland', 54.89, -2.93, 'CA', range(1, 5), 6, 1),
  town('Hull', 'Kingston upon Hull', 53.75, -0.34, 'HU', range(1, 9), 4, 3),
  town('Cardiff', 'Cardiff', 51.48, -3.18, 'CF', range(3, 24), 5, 4),
  town('Swansea', 'Swansea', 51.62, -3.94, 'SA', range(1, 7), 4, 2),
  town('Glasgow', 'Glasgow', 55.86, -4.25, 'G', range(1, 53), 7, 7),
  town('Edinburgh', 'Edinburgh', 55.95, -3.19, 'EH', range(1, 17), 5, 5),
  town('Aberdeen', 'Aberdeen', 57.15, -2.1, 'AB', range(10, 25), 4, 2),
  town('Belfast', 'Belfast', 54.6, -5.93, 'BT', range(1, 17), 5, 4),
];

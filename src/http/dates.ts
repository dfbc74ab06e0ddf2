const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A day in the GOV.UK style: "2 October 2026", or "2 Oct" where the year goes without saying. */
export function dateText(date: string, { year = true } = {}): string {
  const [years, month, day] = date.split('-').map(Number) as [number, number, number];
  const name = MONTHS[month - 1]!;
  return year ? `${day} ${name} ${years}` : `${day} ${name.slice(0, 3)}`;
}

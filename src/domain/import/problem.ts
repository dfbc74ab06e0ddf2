/** Something wrong in a row, and what was done about it. `line` counts from 1, the header included. */
export type ImportProblem = { line: number; name: string; field: string; problem: string; done: string };

/** Notes what is wrong with one field of the row at hand. */
export type Report = (field: string, problem: string, done: string) => void;

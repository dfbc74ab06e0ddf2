/** One approval in so many is looked at by a second editor. */
const ONE_IN = 10;

/** Whether an approval is one of them. The id is random and comes before the decision, so nobody chooses, and a test can. */
export function wantsSecondLook(submissionId: string): boolean {
  return parseInt(submissionId.slice(-6), 16) % ONE_IN === 0;
}

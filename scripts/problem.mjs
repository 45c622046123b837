/** A failure whose message is all a person needs: printed without a stack. */
export class Problem extends Error {
  isForPeople = true;
}

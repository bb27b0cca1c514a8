/** A fault that its message explains in full: it is printed without a stack. */
export class Told extends Error {
  told = true;
}

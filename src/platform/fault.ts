/**
 * A fault that the person at the terminal can mend. Its message is whole sentences, what is wrong and what to do about
 * it; it is told without a stack.
 */
export class Fault extends Error {}

/** A refusal for the terminal: said in its sentence, without a stack. */
export class Refusal extends Error {}

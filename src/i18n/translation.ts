/**
 * The shape a dictionary must have to translate another: the same keys at every depth, a text for a
 * text, and for a message a message with the same arguments.
 */
export type Translation<Words> = Words extends string
  ? string
  : Words extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof Words]: Translation<Words[Key]> };

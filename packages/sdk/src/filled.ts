/** An answer with parts that the contract cannot promise, but that a successful call always has. */
export type Filled<Answer, Part extends keyof Answer> = Omit<Answer, Part> & { readonly [Name in Part]-?: NonNullable<Answer[Name]> };

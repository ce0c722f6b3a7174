/** The part of the library that the tests use; it brings no types. */
declare module 'jsonld' {
  interface Options {
    readonly documentLoader: (
      url: string,
    ) => Promise<{ readonly document: object; readonly documentUrl: string }>;
    /** Throws where a word has no meaning, which is dropped otherwise. */
    readonly safe: boolean;
  }
  const jsonld: {
    expand(document: unknown, options: Options): Promise<readonly Readonly<Record<string, unknown>>[]>;
    compact(document: unknown, context: unknown, options: Options): Promise<object>;
    /** Sorted N-Quads: the same for the same graph. */
    canonize(
      document: unknown,
      options: Options & { readonly algorithm: 'RDFC-1.0'; readonly format: 'application/n-quads' },
    ): Promise<string>;
  };
  export default jsonld;
}

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
  };
  export default jsonld;
}

/** The parts of the reader that the tests use; the package brings no types. */
declare module 'jsonstat-toolkit' {
  interface Cube {
    readonly class: string;
    readonly length: number;
    readonly n: number;
    readonly id: readonly string[];
    readonly role: Readonly<Record<string, readonly string[]>>;
    Data(cell: Readonly<Record<string, string>> | number): {
      readonly value: number | null;
      readonly status: string | null;
    };
  }
  export default function JSONstat(document: object): Cube;
}

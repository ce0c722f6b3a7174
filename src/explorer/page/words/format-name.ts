/** Formats whose name is not their word of the API in capitals. */
const spelt: Readonly<Record<string, string>> = {
  parquet: 'Parquet',
  jsonstat: 'JSON-stat',
  bibtex: 'BibTeX',
  gbt7714: 'GB/T 7714',
};

/** The name of a format as people write it: `CSV`, `BibTeX`. */
export function formatName(word: string): string {
  return spelt[word] ?? word.toUpperCase();
}

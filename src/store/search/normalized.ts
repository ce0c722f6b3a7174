/** A text in lower case, with half-width letters, without the genitive: names and questions are compared in this form. */
export function normalized(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’]s\b/g, '');
}

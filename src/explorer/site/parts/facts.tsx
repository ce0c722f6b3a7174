/** Short facts in a line, set apart by dots. */
export function Facts({ facts }: { readonly facts: readonly (string | null)[] }) {
  return <p class="facts">{facts.map((fact) => fact !== null && <span key={fact}>{fact}</span>)}</p>;
}

/** What a figure is: measured, expected or aimed at, in a word of its kind. */
export function Tag({ lane, children }: { readonly lane: string; readonly children: string }) {
  return <span class={`tag ${lane}`}>{children}</span>;
}

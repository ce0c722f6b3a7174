/**
 * A function to call within long work: it waits until other requests have had their turn, once this one has
 * worked for some milliseconds.
 */
export function turns(milliseconds = 5): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < milliseconds) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}

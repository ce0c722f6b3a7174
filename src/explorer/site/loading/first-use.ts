const signs = ['pointermove', 'touchstart', 'keydown', 'scroll', 'beforeprint'] as const;

let used = false;

/** Waits until the reader does anything on this visit: what weighs much is not for those who glance. */
export function firstUse(signal: AbortSignal): Promise<void> {
  if (used) return Promise.resolve();
  return new Promise((resolve) => {
    const heard = new AbortController();
    const options = { passive: true, signal: AbortSignal.any([heard.signal, signal]) };
    const done = () => {
      heard.abort();
      used = true;
      resolve();
    };
    for (const sign of signs) addEventListener(sign, done, options);
  });
}

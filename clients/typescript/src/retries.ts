import { secondsToWait } from './problems.ts';

/** What sends a request; the global `fetch` unless another one is given. */
export type Fetch = (request: Request) => Promise<Response>;

export interface Retries {
  /** How often a refused request is sent again at most. */
  readonly attempts: number;
  /** Seconds to wait at most; an answer that asks for more is handed on at once. 30 by default. */
  readonly longestWait?: number;
}

/** Sends a request again when 429 or 503 say by `Retry-After` when to come back. */
export function withRetries(send: Fetch, { attempts, longestWait = 30 }: Retries): Fetch {
  return async (request) => {
    for (let left = attempts; ; left -= 1) {
      const response = await send(request.clone());
      const seconds = [429, 503].includes(response.status) ? secondsToWait(response) : null;
      if (left <= 0 || seconds === null || seconds > longestWait) return response;
      await response.body?.cancel();
      await pause(seconds, request.signal);
    }
  };
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, seconds * 1000);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

import type { Answer } from '../formats/answer.ts';
import { turn } from '../turns.ts';

/** A table or a cube of the same rows, few at a time; other requests get their turn between. */
export function unhurried(answer: Answer): Answer {
  const { observations } = answer;
  return {
    ...answer,
    rows: () => few(answer.rows()),
    ...(observations === undefined ? {} : { observations: () => few(observations()) }),
  };
}

/** What a format writes; other requests get their turn between two pieces. */
export async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    await turn();
  }
}

async function* few<T>(batches: AsyncIterable<readonly T[]>, most = 50): AsyncGenerator<readonly T[]> {
  for await (const batch of batches)
    for (let from = 0; from < batch.length; from += most) {
      await turn();
      yield batch.slice(from, from + most);
    }
}

import type { ServerResponse } from 'node:http';

/** Bytes that are read at once. */
const piece = 262_144;

/** Fills a buffer from a place on, and says how many bytes came: one at least. */
type Read = (into: Uint8Array, from: number) => Promise<number>;

/**
 * Sends the body of an answer whose headers are set, and ends it; where the bytes or the client end early, the connection is cut,
 * so that nobody takes a part for the whole.
 */
export async function sendBody(response: ServerResponse, size: number, read: Read): Promise<void> {
  const { socket } = response.req;
  const { promise: gone, reject } = Promise.withResolvers<never>();
  // Answers that wait behind another one on the same connection are not told that it has closed.
  const onClose = () => reject(new Error('The client has gone.'));
  socket.once('close', onClose);
  if (socket.destroyed) onClose();
  try {
    await Promise.race([gone, sendAll(response, size, read)]);
    response.end();
  } catch (error) {
    response.destroy();
    throw error;
  } finally {
    socket.off('close', onClose);
  }
}

/** Two buffers take turns: one is filled while the other one leaves, and again only when the socket has let go of it. */
async function sendAll(response: ServerResponse, size: number, read: Read): Promise<void> {
  let [filling, next] = [Buffer.allocUnsafeSlow(piece), Buffer.allocUnsafeSlow(piece)];
  let leaving: Promise<void> | undefined;
  for (let from = 0; from < size; ) {
    const into = filling.subarray(0, Math.min(piece, size - from));
    const [count] = await Promise.all([read(into, from), leaving]);
    from += count;
    leaving = written(response, into.subarray(0, count));
    [filling, next] = [next, filling];
  }
  await leaving;
}

function written(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    response.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

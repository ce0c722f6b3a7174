import type { Socket } from 'node:net';

const lineEnd = '\r\n';

/**
 * A body that is sent again and again, in one piece with its head, so that a single write does.
 * Fields that are of one time only have room in it, and are written over those of the time before.
 */
export class Whole {
  #bytes: Buffer;
  #bodyAt = 0;
  #passingAt = 0;
  #room = 0;
  /** Whether a socket still sends from the bytes. */
  #lent = false;

  /** @param body its parts, one after the other */
  constructor(body: readonly Buffer[]) {
    this.#bytes = piece(body);
  }

  get body(): Buffer {
    return this.#bytes.subarray(this.#bodyAt);
  }

  /** Whether it has a head with room for these fields, of which the last has no end of its line. */
  hasRoom(passing: string): boolean {
    return this.#bodyAt > 0 && passing.length <= this.#room;
  }

  /** Gives it a head: status line and lasting fields, with room for fields of one time. */
  begin(lasting: string, passing: string): void {
    const { body } = this;
    this.#passingAt = lasting.length;
    this.#room = passing.length;
    const head = Buffer.from(`${lasting}${' '.repeat(this.#room)}${lineEnd}${lineEnd}`, 'latin1');
    this.#bytes = piece([head, body]);
    this.#bodyAt = head.length;
    this.#lent = false;
  }

  /** Sends all of it with fields of this time, for which it has room. */
  send(socket: Socket, passing: string): void {
    if (this.#lent) this.#bytes = piece([this.#bytes]);
    // Space at the end of a field means nothing (RFC 9110 section 5.5).
    const fields = passing.length < this.#room ? passing.padEnd(this.#room) : passing;
    this.#bytes.write(fields, this.#passingAt, 'latin1');
    socket.write(this.#bytes);
    this.#lent = socket.writableLength > 0;
  }
}

/** One buffer that is no part of a larger one, which would be kept as a whole. */
function piece(parts: readonly Buffer[]): Buffer {
  const copy = Buffer.allocUnsafeSlow(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) at += part.copy(copy, at);
  return copy;
}

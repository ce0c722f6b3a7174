import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that this process alone reads and writes; closed, it is gone. */
export interface SpoolFile {
  /** Writes all of it behind what is there already. */
  append(parts: readonly Uint8Array[]): Promise<void>;
  /** Reads from a place on; says how many bytes came, which may be fewer than fit, and none where the file ends. */
  read(into: Uint8Array, from: number): Promise<number>;
  /** Waits for what is being read or written. */
  close(): Promise<void>;
}

/** Held on to until they are closed: Node ends a process whose open file is collected as garbage. */
const handles = new Set<FileHandle>();

/**
 * A new file in the folder for temporary ones. Its name goes at once, so that a process that is killed leaves nothing;
 * where an open file keeps its name, it is removed when it is closed.
 */
export async function openSpoolFile(): Promise<SpoolFile> {
  const path = join(tmpdir(), `indicators-${randomUUID()}.spool`);
  const handle = await open(path, 'wx+', 0o600);
  handles.add(handle);
  const named = await rm(path).then(
    () => false,
    () => true,
  );
  let end = 0;
  return {
    async append(parts) {
      for (let left = parts; left.length > 0; ) {
        const { bytesWritten } = await handle.writev(left, end);
        end += bytesWritten;
        left = behind(left, bytesWritten);
      }
    },
    async read(into, from) {
      return (await handle.read(into, 0, into.length, from)).bytesRead;
    },
    async close() {
      await handle.close();
      handles.delete(handle);
      if (named) await rm(path, { force: true });
    },
  };
}

/** What a write left out. @throws Error where it wrote nothing, which no further try would mend */
function behind(parts: readonly Uint8Array[], written: number): readonly Uint8Array[] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (written === 0) throw new Error('Nothing could be written.');
  return written === length ? [] : [Buffer.concat(parts).subarray(written)];
}

import { z } from 'zod';

const words = z.array(
  z.string().regex(/^[\p{L}\p{N} -]+$/u, 'Write words of letters, digits, spaces and hyphens.'),
);

/** Words with one meaning; those of an area under its id. */
export const synonymsEntry = z.strictObject({ en: words, zh: words, ignored: z.boolean().default(false) });

import { Fault } from '../../domain/fault.ts';
import type { Text } from '../../domain/statements/codes.ts';

/** A fault of a file that is imported, in both languages; its message is the English one. */
export class Said extends Fault {
  readonly text: Text;

  constructor(en: string, zh: string) {
    super(en);
    this.text = { en, zh };
  }
}

/** What an error says in both languages; the faults of other parts are said in English. */
export function textOf(error: Fault): Text {
  return error instanceof Said ? error.text : { en: error.message, zh: error.message };
}

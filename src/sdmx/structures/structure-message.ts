import type { MessageHead } from '../messages/message-head.ts';
import type { Identity } from '../model/artefacts.ts';
import type { Constraint } from '../model/constraint.ts';
import type { ShownArtefact } from './structure-query.ts';

/** What a structure message says, whatever its format. */
export interface StructureMessage {
  readonly head: MessageHead;
  readonly shown: readonly ShownArtefact[];
  /** What data there are, where that is asked for. */
  readonly constraint: Constraint | null;
  /** Absolute address of an artefact in this API. */
  readonly urlOf: (identity: Identity) => string;
}

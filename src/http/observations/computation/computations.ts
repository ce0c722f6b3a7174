import { Slots } from '../../../formats/slots.ts';

/** The one queue of what computes over HTTP and MCP: its rows are all in memory before the answer is written. */
export const computations = new Slots({ running: 4, waiting: 64 });

import { Fault } from '../../../src/domain/fault.ts';

/** The fault that a call throws; anything else that happens fails the test. */
export function faultOf(call: () => unknown): Fault {
  try {
    call();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('No fault was thrown.');
}

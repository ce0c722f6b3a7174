import { Problem } from '../../../domain/problems.ts';
import { RequestAddress } from '../../request/addresses.ts';
import type { Asked } from '../asked.ts';
import { selectionOf } from '../asked.ts';
import { observationParameters } from '../observation-parameters.ts';
import { isDerived, requireMeaning, withoutComputation } from './combinations.ts';
import { derivedRows } from './compute.ts';

/**
 * The result of `attempt`. The address that its refusal suggests is proven: where the remedy alone is not enough,
 * it becomes the address of the figures as published.
 */
export async function withRemedy<T>(asked: Asked, attempt: () => T | Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Problem) || error.tryInstead === undefined) throw error;
    if (await works(error.tryInstead, asked)) throw error;
    const { code, message, errors } = error;
    const tryInstead = asked.request.address.with({ ...withoutComputation, revisions: null });
    throw new Problem(code, message, { errors, tryInstead });
  }
}

async function works(target: string, asked: Asked): Promise<boolean> {
  const address = new RequestAddress(target);
  const { format: _, bom: __, width: ___, height: ____, theme: _____, ...parameters } = address.parameters();
  const query = observationParameters.parse(parameters);
  try {
    requireMeaning(query, address);
    const selection = selectionOf(query, asked.catalogue, asked.release);
    if (isDerived(query)) await derivedRows({ ...asked, request: { address }, query, selection });
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

import { Problem } from '../../domain/problems.ts';
import { address, pathOf, queryOf } from '../request/addresses.ts';
import type { Asked } from './answer-observations.ts';
import { isDerived, requireMeaning, withoutComputation } from './combinations.ts';
import { derivedRows } from './computation.ts';
import { type ObservationParameters, observationParameters } from './observation-parameters.ts';
import { selectionOf } from './selection-of.ts';

/**
 * Does something that may be refused, and sees to it that the address which a refusal gives works: where its remedy
 * alone is not enough, that of the figures as published.
 */
export async function withRemedy<T>(asked: Asked, attempt: () => T | Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Problem) || error.tryInstead === undefined) throw error;
    if (await works(error.tryInstead, asked)) throw error;
    const { code, message, errors } = error;
    const tryInstead = address(
      pathOf(asked.request),
      queryOf(asked.request, { ...withoutComputation, revisions: null }),
    );
    throw new Problem(code, message, { errors, tryInstead });
  }
}

async function works(path: string, asked: Asked): Promise<boolean> {
  const given = Object.fromEntries(new URLSearchParams(path.split('?')[1]));
  const { format: _, bom: __, width: ___, height: ____, theme: _____, ...parameters } = given;
  const query = observationParameters.parse(parameters);
  try {
    requireMeaning(
      query,
      () => null,
      () => path,
    );
    if (isDerived(query)) await derivedRows(readAs(asked, query));
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

function readAs(asked: Asked, query: ObservationParameters) {
  return { ...asked, query, selection: selectionOf(query, asked.catalogue, asked.release) };
}

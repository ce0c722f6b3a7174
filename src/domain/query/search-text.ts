import { Fault } from '../fault.ts';
import { limits } from './limits.ts';

/** A text to search by, trimmed. @throws Fault when it is blank, or longer than what is searched for */
export function searchText(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '')
    throw new Fault('There are no words in it: leave it out to have none.', { code: 'empty' });
  if (trimmed.length <= limits.search) return trimmed;
  const cut = trimmed.slice(0, limits.search).replace(/\s+\S*$|\p{Cs}$/u, '');
  throw new Fault(`${trimmed.length} characters are more than the ${limits.search} that are searched for.`, {
    code: 'outOfRange',
    allowed: [`1..${limits.search} characters`],
    suggestions: [cut],
  });
}

import { periodsText } from '../address/shown-words.ts';
import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import type { ApiFailure } from '../public-api.ts';

/** Values that are named of those that would be right. */
const mostNamed = 12;

/** Parameters whose values are periods, or ranges of them. */
const periods: readonly string[] = ['at', 'base', 'from', 'period', 'to'];

/** What each faulty value of an address may be instead, and the page without any: nothing for other failures. */
export function FaultyParameters({ failure: { problem, status } }: { readonly failure: ApiFailure }) {
  const language = useLanguage();
  const { t, term } = language;
  const named = (name: string, value: string) =>
    periods.includes(name) ? periodsText(value, language) : term(name, value);
  const instead = problem?.links?.tryInstead;
  // Of an address that is no page nothing is a setting.
  if (instead === undefined || !isOfPage(instead) || status === 404) return null;
  return (
    <div class="faulty">
      <ul>
        {(problem?.errors ?? []).map(({ parameter = '', value, allowed = [], suggestions = [] }) => (
          <li key={`${parameter} ${value}`}>
            <code>{`${parameter}=${value ?? ''}`}</code>
            {[...new Set([...suggestions, ...allowed])].slice(0, mostNamed).map((right) => (
              <Link key={right} class="choice" href={withValue(instead, parameter, right)}>
                {named(parameter, right)}
              </Link>
            ))}
          </li>
        ))}
      </ul>
      <p>
        <Link class="button" href={instead}>
          {t('withoutFaults')}
        </Link>
      </p>
    </div>
  );
}

/** True for a page, not a resource of the API. */
export function isOfPage(address: string): boolean {
  return /^\/(?!v1(\/|$))/.test(address);
}

function withValue(address: string, name: string, value: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}

import type { List } from '../../page/base/api-answers.ts';
import { useLanguage } from '../page-language.ts';

/** Where a warning names a check by its id, which stands with its title under the tab of checks. */
const checkIds = /: see the check [\w-]+|，见核对项[\w-]+/g;

/** Why right figures could be misread: in words of the page where it has them, else in those of the API, which speaks its language. */
export function Warnings({ warnings }: Pick<List<unknown>['meta'], 'warnings'>) {
  const { term } = useLanguage();
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings">
      {warnings.map(({ code, detail }) => {
        const own = term('warning', code);
        return <li key={detail}>{own === code ? detail.replace(checkIds, '') : own}</li>;
      })}
    </ul>
  );
}

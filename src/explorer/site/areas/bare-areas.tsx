import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import type { Place } from './area-answers.ts';

/** Areas that have no figure, counted and folded. */
export function BareAreas({ areas }: { readonly areas: readonly Place[] }) {
  const { pick, t } = useLanguage();
  if (areas.length === 0) return null;
  return (
    <details class="area-folded">
      <summary>{areas.length === 1 ? t('oneBareArea') : t('bareAreas', { n: areas.length })}</summary>
      <ul class="area-list">
        {areas.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/areas/${id}`}>{pick(name)}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

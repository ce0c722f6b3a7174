import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import type { NamedCode } from '../rows.ts';

interface ConceptLinksProps {
  readonly concepts: readonly NamedCode[];
  /** True where a link to all concepts stands at the end. */
  readonly all?: boolean;
  /** True where the question stands before them. */
  readonly title?: boolean;
}

/** Links to the comparisons of concepts, in a line. */
export function ConceptLinks({ concepts, all = false, title = false }: ConceptLinksProps) {
  const { pick, t } = useLanguage();
  return (
    <ul class="concept-links">
      {title && <li>{t('conceptsTitle')}</li>}
      {concepts.map(({ id, name }) => (
        <li key={id}>
          <Link href={`/concepts/${id}`}>{pick(name)}</Link>
        </li>
      ))}
      {all && (
        <li>
          <Link href="/concepts">{t('allConcepts')}</Link>
        </li>
      )}
    </ul>
  );
}

import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';

/** Choices that stand open; the others unfold, unless they are few. */
const fewest = 12;
const few = 3;

interface Choice {
  readonly id: string;
  readonly name: string;
  /** Own path of the page with this choice. */
  readonly href: string;
  /** Indicators that have a figure there. */
  readonly rivals: number;
}

interface ChoicesProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
}

/** The other periods, or areas, that a concept can be compared in, each a link with how many figures it has. */
export function Choices({ title, choices, chosen }: ChoicesProps) {
  const { t } = useLanguage();
  if (choices.length < 2) return null;
  const chip = ({ id, name, href, rivals }: Choice) => (
    <li key={id}>
      <Link href={href} class="choice" aria-current={id === chosen ? 'true' : undefined}>
        {name}
        <span class="count" title={t('rivalsCount', { n: rivals })}>
          {rivals}
        </span>
      </Link>
    </li>
  );
  const place = choices.length <= fewest + few ? choices.length : fewest;
  const [open, folded] = [choices.slice(0, place), choices.slice(place)];
  return (
    <nav class="concept-choices" aria-label={title}>
      <h2>{title}</h2>
      <ul>{open.map(chip)}</ul>
      {folded.length > 0 && (
        <details open={folded.some(({ id }) => id === chosen)}>
          <summary>{t('moreOf', { n: folded.length })}</summary>
          <ul>{folded.map(chip)}</ul>
        </details>
      )}
    </nav>
  );
}

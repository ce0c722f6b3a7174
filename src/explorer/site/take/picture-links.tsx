import { useLanguage } from '../page-language.ts';
import { ResourceLink } from '../parts/link.tsx';
import { pathIn } from './take-paths.ts';

/** Sizes of pictures, in pixels. */
const sizes = [
  { name: 'wide', width: 1200, height: 675 },
  { name: 'square', width: 1080, height: 1080 },
  { name: 'tall', width: 900, height: 1200 },
] as const;

interface PictureLinksProps {
  /** Path of the API for the rows that are shown, without a format. */
  readonly path: string;
  /** How they are drawn. */
  readonly look: Readonly<Record<string, string>>;
}

/** Pictures of what is shown, each in three sizes. */
export function PictureLinks({ path, look }: PictureLinksProps) {
  const { t } = useLanguage();
  return (
    <ul class="picture-links">
      {sizes.map(({ name, width, height }) => (
        <li key={name}>
          <span>
            {t(`picture.${name}`)} <span class="size">{t('pixels', { width, height })}</span>
          </span>
          {(['png', 'svg'] as const).map((format) => (
            <ResourceLink key={format} href={pathIn(format, path, { ...look, width, height })} download>
              {format.toUpperCase()}
              <span class="offscreen">{` ${t(`picture.${name}`)}`}</span>
            </ResourceLink>
          ))}
        </li>
      ))}
    </ul>
  );
}

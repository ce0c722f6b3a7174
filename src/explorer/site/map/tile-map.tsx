import type { Text } from '../../page/base/model.ts';
import { useLanguage } from '../page-language.ts';
import { Link } from '../parts/link.tsx';
import { shortName, type TilePlace, tilePlaces } from './tile-places.ts';

/** What a tile shows of its area. */
export interface Tile {
  /** Where it leads. */
  readonly href: string;
  /** On the tile; null where there is no figure. */
  readonly value: string | null;
  /** 1 to 5, from the palest; null where there is no figure. */
  readonly shade: number | null;
  /** All that it says, beside the name: read out, and shown while it is pointed at. */
  readonly text: string;
  readonly chosen?: boolean;
}

interface TileMapProps {
  readonly label: string;
  /** Names of the areas by code. */
  readonly names: ReadonlyMap<string, Text>;
  readonly tileOf: (code: string) => Tile;
  /** The area whose text is shown while none is pointed at. */
  readonly lead?: string | null;
  /** Codes alone, to show where an area lies. */
  readonly small?: boolean;
}

/** The 31 provincial areas as tiles of one size, each a link. */
export function TileMap({ label, names, tileOf, lead = null, small = false }: TileMapProps) {
  return (
    <nav class={small ? 'tile-map small' : 'tile-map'} aria-label={label}>
      <ul class="tiles">
        {tilePlaces.map((place) => (
          <TileLink
            key={place.code}
            place={place}
            name={names.get(place.code) ?? { en: place.code, zh: place.code }}
            tile={tileOf(place.code)}
            leads={place.code === lead}
          />
        ))}
      </ul>
    </nav>
  );
}

interface TileLinkProps {
  readonly place: TilePlace;
  readonly name: Text;
  readonly tile: Tile;
  readonly leads: boolean;
}

function TileLink({ place: { code, row, column }, name, tile, leads }: TileLinkProps) {
  const { lang, pick } = useLanguage();
  const { href, value, shade, text, chosen = false } = tile;
  const full = pick(shortName(name));
  const classes = ['tile', `r${row}`, `c${column}`, shade === null ? 'missing' : `s${shade}`];
  return (
    <li class={[...classes, ...(leads ? ['lead'] : [])].join(' ')}>
      <Link href={href} aria-current={chosen ? 'true' : undefined}>
        <span class="short" aria-hidden="true">
          {lang === 'zh' ? full : code.slice(3)}
        </span>
        <span class="long" aria-hidden="true">
          {full}
        </span>
        <span class="tile-value" aria-hidden="true">
          {value ?? '–'}
        </span>
        <span class="tip">
          <b>{full}</b> {text}
        </span>
      </Link>
    </li>
  );
}

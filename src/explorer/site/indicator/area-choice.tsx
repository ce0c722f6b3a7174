import { useLocation } from 'preact-iso/router';
import { useLanguage } from '../page-language.ts';
import { useAddresses } from '../parts/link.tsx';
import type { NamedCode } from '../rows.ts';
import { useSettings } from './use-settings.ts';

interface AreaChoiceProps {
  readonly id: string;
  readonly areas: readonly NamedCode[];
  /** The area that is shown, or several joined by commas. */
  readonly shown: string | null;
  /** Their names. */
  readonly names: readonly string[];
}

/** Chooses the area of the figures; nothing where there is only one. */
export function AreaChoice({ id, areas, shown, names }: AreaChoiceProps) {
  const { pick, t } = useLanguage();
  const { query } = useLocation();
  const { resource } = useAddresses();
  const { set } = useSettings(id);
  if (areas.length < 2) return null;
  // A row that stands open is one of the area before.
  const { area: _, statement: __, ...kept } = query;
  return (
    <form class="area-choice" method="get" action={resource(`/indicators/${id}`)}>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label for="area">{t('area')}</label>
      <select
        id="area"
        name="area"
        value={shown ?? ''}
        onChange={(event) => set({ area: event.currentTarget.value })}
      >
        {shown?.includes(',') && (
          <option value={shown} selected>
            {shown
              .split(',')
              .map((code) => areas.find(({ id }) => id === code))
              .flatMap((area) => (area ? [pick(area.name)] : []))
              .join(t('listComma'))}
          </option>
        )}
        {shown !== null && !areas.some((area) => area.id === shown) && (
          <option value={shown} selected>
            {names.join(t('listComma'))}
          </option>
        )}
        {areas.map((area) => (
          <option key={area.id} value={area.id} selected={area.id === shown}>
            {pick(area.name)}
          </option>
        ))}
      </select>
      <button type="submit" class="button quiet">
        {t('show')}
      </button>
    </form>
  );
}

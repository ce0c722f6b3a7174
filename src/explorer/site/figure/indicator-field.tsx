import { useRef, useState } from 'preact/hooks';
import type { List } from '../../page/base/api-answers.ts';
import type { Indicator } from '../../page/base/model.ts';
import { useLanguage } from '../page-language.ts';
import type { Api } from '../public-api.ts';
import { withQuery } from '../rows.ts';

/** Milliseconds after the last letter until it is searched. */
const pause = 140;

interface IndicatorFieldProps {
  readonly api: Api;
  readonly name: 'by' | 'add';
  readonly label: string;
  readonly value: string;
}

/** A field for an indicator, which is searched as one types. Without script it takes an id. */
export function IndicatorField({ api, name, label, value }: IndicatorFieldProps) {
  const { pick, t } = useLanguage();
  const [found, setFound] = useState<readonly Pick<Indicator, 'id' | 'name'>[]>([]);
  const timer = useRef(0);
  const search = (input: HTMLInputElement) => {
    clearTimeout(timer.current);
    const q = input.value.trim();
    // What was chosen of the list is its id.
    if (found.some(({ id }) => id === q)) return input.form?.requestSubmit();
    if (q === '') return;
    timer.current = setTimeout(async () => {
      const path = withQuery('/v1/indicators', { q, limit: 8, fields: 'id,name' });
      const list = await api.get<List<Pick<Indicator, 'id' | 'name'>>>(path).catch(() => null);
      setFound(list?.data ?? []);
    }, pause);
  };
  return (
    <div class="field wide">
      <label for={`control-${name}`}>{label}</label>
      <input
        id={`control-${name}`}
        type="text"
        name={name}
        defaultValue={value}
        autocomplete="off"
        spellcheck={false}
        placeholder={t('compareHint')}
        list={`${name}-options`}
        onInput={(event) => search(event.currentTarget)}
      />
      <datalist id={`${name}-options`}>
        {found.map((one) => (
          <option key={one.id} value={one.id}>
            {pick(one.name)}
          </option>
        ))}
      </datalist>
    </div>
  );
}

import { h } from '../base/dom.ts';
import { t } from '../base/language.ts';
import type { Format, IndicatorDetail } from '../base/model.ts';
import { apiAddress, type Shown } from '../base/shown.ts';
import { formatName } from '../words/format-name.ts';

const groups = ['data', 'picture', 'citation'] as const;

/** A link for every format that the server lists, for exactly what is shown. */
export function downloads(detail: IndicatorDetail, shown: Shown, formats: readonly Format[]): HTMLElement {
  return h(
    'section',
    { class: 'panel downloads', 'aria-labelledby': 'download' },
    h('h2', { id: 'download' }, t('download')),
    groups.map((group) => {
      const own = formats.filter((format) => format.gives === group);
      return (
        own.length > 0 && [
          h('h3', {}, t(`group.${group}`)),
          h(
            'ul',
            {},
            own.map(({ name, title }) =>
              h(
                'li',
                {},
                h(
                  'a',
                  { href: apiAddress(shown, detail, { format: name }), download: name !== 'json', title },
                  formatName(name),
                ),
              ),
            ),
          ),
        ]
      );
    }),
  );
}

import { h } from './dom.ts';
import { formatName } from './format-name.ts';
import { t } from './language.ts';
import type { Format, IndicatorDetail } from './model.ts';
import { apiAddress, type Shown } from './shown.ts';

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

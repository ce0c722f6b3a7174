import type { ComponentChild, ComponentType } from 'preact';
import type { IndicatorDetail } from '../../page/base/model.ts';
import type { ViewName } from '../address/page-parameters.ts';
import type { LazyModule } from '../loading/lazy-module.ts';
import type { Asked } from '../page.tsx';

/** What `/v1/indicators/{id}` says of the indicator. Its sources may be hundreds: the tab that lists them reads them itself. */
export type IndicatorAnswer = Omit<IndicatorDetail, 'sources'>;

/** One tab of the indicator page. */
export interface IndicatorView extends LazyModule<OpenView> {
  readonly name: ViewName;
  /** Whether the tab means something for this indicator. */
  readonly offered: (indicator: IndicatorAnswer) => boolean;
}

/** Reads what a tab shows from the public API, on the server and in the browser. @throws ApiFailure */
export type OpenView = (asked: Asked, indicator: IndicatorAnswer) => Promise<ComponentChild>;

interface ViewParts<Data> {
  /** Reads what the first sight needs. @throws ApiFailure */
  readonly load: (asked: Asked, indicator: IndicatorAnswer) => Promise<Data>;
  readonly View: ComponentType<{ readonly indicator: IndicatorAnswer; readonly data: Data }>;
}

/** A view by its parts: the type of its data stays within it. */
export function defineView<Data>({ load, View }: ViewParts<Data>): OpenView {
  return async (asked, indicator) => <View indicator={indicator} data={await load(asked, indicator)} />;
}

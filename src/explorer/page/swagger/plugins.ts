/* Plugins of Swagger UI by its documented plug points: components, `wrapComponents`, `wrapActions`. */

import { valueAt, withoutReferences } from './references.ts';

type Component = (properties: Readonly<Record<string, unknown>>) => unknown;

interface System {
  readonly getComponent: (name: string, container: true) => unknown;
  readonly specSelectors: { readonly specJS: () => unknown };
  readonly React: {
    readonly Fragment: unknown;
    readonly createElement: (
      type: unknown,
      properties: object | null,
      ...children: readonly unknown[]
    ) => unknown;
  };
}

/** An object of the library Immutable. */
interface Immutable {
  readonly get: (key: string) => unknown;
}

/** The filter and the operations alone: the page round them has its own header, title and landmarks. */
export const operationsLayout = ({ React, getComponent }: System) => ({
  components: {
    OperationsLayout: () =>
      React.createElement(
        'div',
        { className: 'swagger-ui' },
        // The tags are headings of the third level.
        React.createElement('h2', { className: 'offscreen' }, lang() === 'zh' ? '接口' : 'Operations'),
        ...['SvgAssets', 'FilterContainer', 'errors', 'operations', 'Models'].map((name) =>
          React.createElement(getComponent(name, true), null),
        ),
      ),
  },
});

/** Puts a heading before the first parameter of each group: the document says in `x-heading` where one begins. */
export const parameterHeadings = () => ({
  wrapComponents: {
    parameterRow:
      (Row: Component, { React }: System) =>
      (properties: { readonly rawParam: Immutable }) => {
        const heading = properties.rawParam.get('x-heading');
        const row = React.createElement(Row, properties);
        if (typeof heading !== 'string') return row;
        const cell = React.createElement('th', { colSpan: 2, scope: 'colgroup' }, heading);
        const group = React.createElement('tr', { className: 'parameter-group' }, cell);
        return React.createElement(React.Fragment, null, group, row);
      },
  },
});

/** Brings the answer into view when it has come: the form above it is long. */
export const answersInView = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        setResponse:
          (original: (...given: readonly unknown[]) => unknown) =>
          (path: string, ...others: readonly unknown[]) => {
            const result = original(path, ...others);
            setTimeout(() => answerOf(path)?.scrollIntoView({ block: 'start' }), 100);
            return result;
          },
      },
    },
  },
});

function answerOf(path: string): Element | null | undefined {
  const operation = document.querySelector(`[data-path="${CSS.escape(path)}"]`)?.closest('.opblock');
  return operation?.querySelector('.responses-wrapper');
}

/** Leaves out what lies inside the control of an operation, where few can reach it: a button and a link. */
export const withoutNestedControls = ({ React, specSelectors }: System) => ({
  wrapComponents: {
    CopyToClipboardBtn: () => () => null,
    DeepLink:
      () =>
      ({ text }: { readonly text: unknown }) =>
        React.createElement('span', null, titleOfTag(text, specSelectors.specJS())),
  },
});

/** The heading of a tag in the language of the document, which its name is not in; other texts as they are. */
function titleOfTag(text: unknown, document: unknown): unknown {
  const tags = valueAt(['tags'], document);
  const tag = Array.isArray(tags) ? tags.find((each) => valueAt(['name'], each) === text) : undefined;
  return valueAt(['x-title'], tag) ?? text;
}

interface Filter {
  readonly layoutSelectors: { readonly currentFilter: () => unknown };
  readonly layoutActions: { readonly updateFilter: (text: string) => unknown };
}

/** The field that narrows the list, in the language of the page and with a name: that of Swagger UI is English and has none. */
export const filterField = ({ React }: System) => ({
  wrapComponents: {
    FilterContainer:
      () =>
      ({ layoutSelectors, layoutActions }: Filter) => {
        const filter = layoutSelectors.currentFilter();
        const words = lang() === 'zh' ? '按路径筛选接口，如latest' : 'Filter by tag or path';
        const field = React.createElement('input', {
          className: 'operation-filter-input',
          type: 'text',
          placeholder: words,
          'aria-label': words,
          value: typeof filter === 'string' ? filter : '',
          onChange: ({ target }: { readonly target: { readonly value: string } }) =>
            layoutActions.updateFilter(target.value),
        });
        const wrapper = React.createElement('div', { className: 'filter wrapper' }, field);
        return React.createElement('div', { className: 'filter-container' }, wrapper);
      },
  },
});

/**
 * Puts what references point to in their place when an operation is opened. Swagger UI would prepare the whole document
 * for that, by a library for all versions of OpenAPI: a second and more on a phone, at each operation.
 */
export const resolvedOnUse = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        requestResolvedSubtree:
          (_original: unknown, { specActions, specSelectors }: SpecActions & SpecSelectors) =>
          (path: readonly string[]) => {
            const document = specSelectors.specJS();
            const part = withoutReferences(valueAt(path, document), document);
            // It asks for security schemes too, which the document does not have.
            return part === undefined ? undefined : specActions.updateResolvedSubtree(path, part);
          },
      },
    },
  },
});

/** Reads the document as the JSON that it is: Swagger UI would take it for YAML, which takes a phone a quarter of a second. */
export const documentAsJson = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        parseToJson:
          (_original: unknown, { specActions }: SpecActions) =>
          (text: string) =>
            specActions.updateJsonSpec(JSON.parse(text)),
      },
    },
  },
});

interface SpecActions {
  readonly specActions: {
    readonly updateJsonSpec: (document: unknown) => unknown;
    readonly updateResolvedSubtree: (path: readonly string[], part: unknown) => unknown;
  };
}

interface SpecSelectors {
  readonly specSelectors: { readonly specJS: () => unknown };
}

/** The language of the page: what the document says it is in. */
function lang(): 'en' | 'zh' {
  return document.documentElement.lang === 'zh' ? 'zh' : 'en';
}

/* Plugins of Swagger UI by its documented plug points: components, `wrapComponents`, `wrapActions`. */

type Component = (properties: Readonly<Record<string, unknown>>) => unknown;

interface System {
  readonly getComponent: (name: string, container: true) => unknown;
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
export const withoutNestedControls = ({ React }: System) => ({
  wrapComponents: {
    CopyToClipboardBtn: () => () => null,
    DeepLink:
      () =>
      ({ text }: { readonly text: unknown }) =>
        React.createElement('span', null, text),
  },
});

/**
 * Resolves no references before an operation is opened. Swagger UI begins with those of the security schemes, of which
 * the document has none, and prepares the whole document for that: half of the time until the page is there.
 */
export const resolvedOnUse = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        requestResolvedSubtree:
          (original: (path: readonly string[]) => unknown) => (path: readonly string[]) =>
            path[0] === 'components' ? undefined : original(path),
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
  readonly specActions: { readonly updateJsonSpec: (document: unknown) => unknown };
}

/** The language of the page: what the document says it is in. */
function lang(): 'en' | 'zh' {
  return document.documentElement.lang === 'zh' ? 'zh' : 'en';
}
